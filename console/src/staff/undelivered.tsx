import type { Undelivered } from '../../../src/safety/index.ts';
import { Button } from '../../../web/src/ui/button.tsx';
import { change, useCall } from '../api/use-call.ts';
import { useSession } from '../app/session.ts';
import { moment } from '../i18n/format.ts';
import { formatNumber, t } from '../i18n/index.ts';
import { Chip } from '../ui/chip.tsx';
import css from '../ui/page.module.css';
import { Part } from '../ui/part.tsx';
import { Shown } from '../ui/shown.tsx';
import { attempt } from '../ui/toast.ts';

/** Alarms, letters and notes to admins that nobody took, with what can be done about them. */
export function UndeliveredPart() {
  const { may } = useSession();
  const fetched = useCall('GET /undelivered', { query: { limit: 100 } }, 30_000);
  return (
    <Part title={t('undelivered.title')}>
      <Shown of={fetched}>
        {(failed) =>
          failed.length === 0 ? (
            <p className={css.quiet}>{t('undelivered.none')}</p>
          ) : (
            <>
              <p className={css.quiet}>{t('undelivered.lead')}</p>
              <Failures failed={failed} />
              {may('office.manage') && (
                <div className={css.row}>
                  <Button
                    onClick={() =>
                      attempt(change('POST /undelivered/retry', { body: { ids: failed.map(({ id }) => id) } }))
                    }
                  >
                    {t('undelivered.retry')}
                  </Button>
                </div>
              )}
            </>
          )
        }
      </Shown>
    </Part>
  );
}

function Failures({ failed }: { failed: readonly Undelivered[] }) {
  const { may } = useSession();
  return (
    <div className={css.tableBox} tabIndex={0} role="region" aria-label={t('undelivered.title')}>
      <table className={css.table}>
        <thead>
          <tr>
            {(['what', 'to', 'attempts', 'since', 'why'] as const).map((column) => (
              <th key={column} scope="col">
                {t(`undelivered.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {failed.map(({ id, lane, to, decisionId, attempts, failedAtMs, why }) => (
            <tr key={id}>
              <th scope="row">
                <Chip kind={lane === 'alarm' ? 'danger' : 'plain'}>{t(`undelivered.lane.${lane}`)}</Chip>
              </th>
              <td>{to ?? t('undelivered.decision', { id: decisionId ?? 0 })}</td>
              <td>{formatNumber(attempts)}</td>
              <td>{moment(failedAtMs)}</td>
              <td>
                {why}{' '}
                {may('office.manage') && (
                  <Button onClick={() => attempt(change('POST /undelivered/dismiss', { body: { ids: [id] } }))}>
                    {t('undelivered.dismiss')}
                  </Button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
