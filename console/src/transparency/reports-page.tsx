import { useState } from 'react';
import type { TransparencyReport } from '../../../src/safety/index.ts';
import { Button } from '../../../web/src/ui/button.tsx';
import { Field } from '../../../web/src/ui/field.tsx';
import { Empty } from '../../../web/src/ui/states.tsx';
import { call } from '../api/client.ts';
import { useCall } from '../api/use-call.ts';
import { useAction } from '../../../web/src/ui/use-action.ts';
import { formatNumber, t } from '../i18n/index.ts';
import { Radios } from '../ui/choices.tsx';
import { FailedLine } from '../ui/failed.tsx';
import { LawyerMark } from '../ui/lawyer.tsx';
import link from '../ui/link.module.css';
import { PageHead } from '../ui/page-head.tsx';
import css from '../ui/page.module.css';
import { saveFile } from '../ui/save-file.ts';
import { Shown } from '../ui/shown.tsx';

const dayMs = 86_400_000;
const kinds = ['dsa', 'tco'] as const;
const formats = ['html', 'csv', 'json'] as const;

/** Transparency reports of any period, on the screen and as files. */
export function ReportsPage() {
  const year = new Date().getUTCFullYear();
  const [kind, setKind] = useState<(typeof kinds)[number]>('dsa');
  const [from, setFrom] = useState(`${year}-01-01`);
  const [to, setTo] = useState(`${year}-12-31`);
  const query = { fromMs: Date.parse(`${from}T00:00:00Z`), toMs: Date.parse(`${to}T00:00:00Z`) + dayMs };
  const valid = query.fromMs < query.toMs;
  const fetched = useCall('GET /transparency/{key}', valid ? { key: kind, query } : undefined);
  const { run, busy, error } = useAction(async (format: (typeof formats)[number]) => {
    const file = await call('GET /transparency/{key}/file', { key: kind, query: { ...query, format } });
    saveFile(file);
  });
  return (
    <div className={css.page}>
      <PageHead title={t('page.transparency')} lead={t('reports.lead')}>
        <LawyerMark source={t(`reports.${kind}`)} />
        <a className={link.plain} href="../transparency">
          {t('reports.public')}
        </a>
      </PageHead>
      <section className={css.card}>
        <Radios
          label={t('reports.kind')}
          options={kinds.map((one) => ({ value: one, label: t(`reports.${one}`) }))}
          value={kind}
          onChange={setKind}
        />
        <div className={css.grid}>
          <Field label={t('reports.from')} type="date" value={from} onChange={(event) => setFrom(event.target.value)} />
          <Field label={t('reports.to')} type="date" value={to} onChange={(event) => setTo(event.target.value)} />
        </div>
        <div className={css.row}>
          {formats.map((format) => (
            <Button key={format} busy={busy} disabled={!valid} onClick={() => void run(format)}>
              {t('reports.download', { format: format.toUpperCase() })}
            </Button>
          ))}
        </div>
        <FailedLine error={error} />
      </section>
      {valid && <Shown of={fetched}>{(report) => <Report report={report} />}</Shown>}
    </div>
  );
}

function Report({ report }: { report: TransparencyReport }) {
  return (
    <article className={css.section} lang="en">
      <h2>{report.title}</h2>
      <p className={`${css.quiet} ${css.small}`}>
        {report.ledger.lastHash === null
          ? t('reports.empty')
          : t('reports.ledger', {
              first: formatNumber(report.ledger.firstSeq ?? 0),
              last: formatNumber(report.ledger.lastSeq ?? 0),
              hash: report.ledger.lastHash.slice(0, 16),
            })}
      </p>
      {report.ledger.events === 0 && <Empty title={t('reports.empty')} text={t('reports.empty.text')} />}
      {report.sections.map((section) => (
        <section key={section.article} className={css.section}>
          <h3>{t('reports.article', { article: section.article, title: section.title })}</h3>
          {section.text !== null && <p>{section.text}</p>}
          {section.tables.map((table) => (
            <div key={table.id} className={css.tableBox} tabIndex={0} role="region" aria-label={table.title}>
              <table className={css.table}>
                <caption className="unseen">{table.title}</caption>
                <thead>
                  <tr>
                    {table.columns.map((column) => (
                      <th key={column} scope="col">
                        {column}
                      </th>
                    ))}
                  </tr>
                </thead>
                <tbody>
                  {table.rows.length === 0 && (
                    <tr>
                      <td colSpan={table.columns.length} className={css.quiet}>
                        {t('reports.none')}
                      </td>
                    </tr>
                  )}
                  {table.rows.map((row) => (
                    <tr key={JSON.stringify(row)}>
                      {row.map((cell, index) => (
                        <td key={table.columns[index]}>
                          {typeof cell === 'number' ? formatNumber(cell) : (cell ?? '–')}
                        </td>
                      ))}
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          ))}
        </section>
      ))}
    </article>
  );
}
