import { useState } from 'react';
import type { ChainReport } from '../../../src/safety/index.ts';
import { Button } from '../../../web/src/ui/button.tsx';
import { Field } from '../../../web/src/ui/field.tsx';
import { Empty } from '../../../web/src/ui/states.tsx';
import { call } from '../api/client.ts';
import { useCall } from '../api/use-call.ts';
import { useAction } from '../../../web/src/ui/use-action.ts';
import { to } from '../app/route.ts';
import { moment } from '../i18n/format.ts';
import { formatNumber, t, tell } from '../i18n/index.ts';
import { Chip } from '../ui/chip.tsx';
import { FailedLine } from '../ui/failed.tsx';
import { PageHead } from '../ui/page-head.tsx';
import css from '../ui/page.module.css';
import { Shown } from '../ui/shown.tsx';
import { actorText } from './timeline.tsx';

const PAGE = 50;

/** The append-only ledger, newest rows first, with the proof that it is whole. */
export function LedgerPage() {
  const head = useCall('GET /ledger/head', {}, 15_000);
  const [back, setBack] = useState(0);
  return (
    <div className={css.page}>
      <PageHead title={t('page.ledger')} lead={t('ledger.lead')} />
      <Shown of={head}>
        {({ seq, hash }) => (
          <>
            <Proof seq={seq} hash={hash} />
            {seq === 0 ? (
              <Empty title={t('ledger.empty')} />
            ) : (
              <Rows from={Math.max(0, seq - (back + 1) * PAGE)} count={Math.min(PAGE, seq - back * PAGE)} />
            )}
            <div className={css.row}>
              <Button disabled={back === 0} onClick={() => setBack(back - 1)}>
                {t('ledger.newer')}
              </Button>
              <Button disabled={(back + 1) * PAGE >= seq} onClick={() => setBack(back + 1)}>
                {t('ledger.older')}
              </Button>
            </div>
          </>
        )}
      </Shown>
    </div>
  );
}

function Proof({ seq, hash }: { seq: number; hash: string }) {
  const [report, setReport] = useState<ChainReport>();
  const [anchorSeq, setAnchorSeq] = useState('');
  const [anchorHash, setAnchorHash] = useState('');
  const { run, busy, error } = useAction(async () => {
    setReport(undefined);
    const anchor = { seq: Number(anchorSeq), hash: anchorHash.trim() };
    setReport(await call('POST /ledger/verify', { body: anchor.hash === '' ? {} : { anchor } }));
  });
  return (
    <section className={css.card}>
      <p className={css.quiet}>
        {t('ledger.head')} ({formatNumber(seq)})
      </p>
      <p className={css.code}>{hash}</p>
      <details>
        <summary>{t('ledger.anchor')}</summary>
        <p className={css.quiet}>{t('ledger.anchor.hint')}</p>
        <div className={css.grid}>
          <Field
            label={t('ledger.anchor.seq')}
            inputMode="numeric"
            value={anchorSeq}
            onChange={(event) => setAnchorSeq(event.target.value)}
          />
          <Field
            label={t('ledger.anchor')}
            value={anchorHash}
            maxLength={64}
            onChange={(event) => setAnchorHash(event.target.value)}
          />
        </div>
      </details>
      <div className={css.row}>
        <Button kind="primary" busy={busy} onClick={() => void run()}>
          {t('ledger.verify')}
        </Button>
        <span role="status">
          {report &&
            (report.ok ? (
              <Chip kind="success">{t('ledger.ok', { count: report.events })}</Chip>
            ) : (
              <Chip kind="danger">
                {t('ledger.broken', { seq: report.seq, problem: t(`ledger.problem.${report.problem}`) })}
              </Chip>
            ))}
        </span>
      </div>
      <FailedLine error={error} />
    </section>
  );
}

const shownOfData = 90;

/** What a row says beside itself, as much as a table can hold; the whole stands in its tip. */
function dataText(data: object): string {
  const text = Object.entries(data)
    .filter(([, value]) => value !== null && value !== undefined)
    .map(([name, value]) => `${name}: ${typeof value === 'object' ? JSON.stringify(value) : String(value)}`)
    .join(', ');
  return text.length > shownOfData ? `${text.slice(0, shownOfData)}…` : text;
}

function Rows({ from, count }: { from: number; count: number }) {
  const fetched = useCall('GET /ledger', { query: { afterSeq: from, limit: Math.max(1, count) } });
  return (
    <Shown of={fetched} rows={8}>
      {(rows) => (
        <div className={css.tableBox} tabIndex={0} role="region" aria-label={t('page.ledger')}>
          <table className={css.table}>
            <thead>
              <tr>
                {(['row', 'when', 'what', 'who', 'about', 'data', 'hash'] as const).map((column) => (
                  <th key={column} scope="col">
                    {t(`ledger.${column}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.toReversed().map((row) => (
                <tr key={row.seq}>
                  <td>{formatNumber(row.seq)}</td>
                  <td className={css.line}>{moment(row.atMs)}</td>
                  <td>{tell('event', row.type)}</td>
                  <td className={css.line}>{actorText(row.actor)}</td>
                  <td className={css.line}>
                    {row.caseId !== null && (
                      <a href={to(`case/${row.caseId}`)}>{t('case.title', { id: row.caseId })}</a>
                    )}{' '}
                    {row.subjectKey !== null && (
                      <a className={css.code} href={to(`subject/${row.subjectKey}`)}>
                        {row.subjectKey}
                      </a>
                    )}
                  </td>
                  <td className={css.roomy}>
                    <span className={css.code} title={JSON.stringify(row.data)}>
                      {dataText(row.data)}
                    </span>
                  </td>
                  <td className={css.code} title={row.hash}>
                    {row.hash.slice(0, 12)}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Shown>
  );
}
