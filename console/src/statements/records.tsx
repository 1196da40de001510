import { useState } from 'react';
import type { SorEntry } from '../../../src/safety/index.ts';
import { Button } from '../../../web/src/ui/button.tsx';
import { Empty } from '../../../web/src/ui/states.tsx';
import { change, useCall } from '../api/use-call.ts';
import { useSession } from '../app/session.ts';
import { formatNumber, t } from '../i18n/index.ts';
import { Chip } from '../ui/chip.tsx';
import { Radios } from '../ui/choices.tsx';
import { LawyerMark } from '../ui/lawyer.tsx';
import css from '../ui/page.module.css';
import { Shown } from '../ui/shown.tsx';
import { attempt } from '../ui/toast.ts';

const statuses = ['queued', 'accepted', 'refused', 'withdrawn'] as const;

/** Records for the Commission's database and what it answered. */
export function Records() {
  const { may } = useSession();
  const [status, setStatus] = useState<SorEntry['status'] | 'all'>('all');
  const query = status === 'all' ? { limit: 100 } : { limit: 100, status };
  const fetched = useCall('GET /statements-of-reasons', { query }, 30_000);
  return (
    <>
      <div className={css.row}>
        <p className={css.quiet}>{t('sor.lead')}</p>
        <LawyerMark source="Regulation (EU) 2022/2065, Art. 17, 24(5)" />
      </div>
      <Radios
        label={t('sor.status')}
        options={[
          { value: 'all', label: t('op.all') },
          ...statuses.map((one) => ({ value: one, label: t(`sor.${one}`) })),
        ]}
        value={status}
        onChange={setStatus}
      />
      <Shown of={fetched}>
        {(records) =>
          records.length === 0 ? (
            <Empty title={t('sor.none')} text={t('sor.none.text')} />
          ) : (
            <div className={css.tableBox} tabIndex={0} role="region" aria-label={t('appeals.records')}>
              <table className={css.table}>
                <thead>
                  <tr>
                    {(['puid', 'status', 'attempts', 'errors', 'payload'] as const).map((column) => (
                      <th key={column} scope="col">
                        {t(`sor.${column}`)}
                      </th>
                    ))}
                  </tr>
                </thead>
                <tbody>
                  {records.map((record) => (
                    <tr key={record.id}>
                      <th scope="row" className={css.code}>
                        {record.puid}
                      </th>
                      <td>
                        <Chip kind={record.status === 'refused' ? 'danger' : 'plain'}>{t(`sor.${record.status}`)}</Chip>{' '}
                        {record.reversedAfterwards && <Chip>{t('sor.reversed')}</Chip>}
                      </td>
                      <td>{formatNumber(record.attempts)}</td>
                      <td>
                        {record.errors}{' '}
                        {record.status === 'refused' && may('sor.retry') && (
                          <Button
                            onClick={() => attempt(change('POST /statements-of-reasons/{id}/retry', { id: record.id }))}
                          >
                            {t('sor.retry')}
                          </Button>
                        )}
                      </td>
                      <td>
                        <details>
                          <summary>{t('sor.payload')}</summary>
                          <pre className={css.paper}>{pretty(record.payload)}</pre>
                        </details>
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          )
        }
      </Shown>
    </>
  );
}

function pretty(payload: string): string {
  try {
    return JSON.stringify(JSON.parse(payload), null, 2);
  } catch {
    return payload;
  }
}
