import { formatNumber, t } from '../i18n/index.ts';
import css from './plot.module.css';

interface DataTableProps {
  /** What it is about, for those who come to it by table. */
  title: string;
  steps: readonly string[];
  lines: readonly { name: string; values: readonly number[] }[];
}

/** The numbers of a drawing, for whoever cannot see it or wants them exactly. */
export function DataTable({ title, steps, lines }: DataTableProps) {
  return (
    <details className={css.details}>
      <summary>{t('stats.asTable')}</summary>
      <div className={css.tableRoom} tabIndex={0} role="region" aria-label={title}>
        <table>
          <caption className="unseen">{title}</caption>
          <thead>
            <tr>
              <td />
              {lines.map((line) => (
                <th key={line.name} scope="col">
                  {line.name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {steps.map((step, at) => (
              // Steps have nothing but their place: two years can hold the same day.
              <tr key={at}>
                <th scope="row">{step}</th>
                {lines.map((line) => (
                  <td key={line.name}>{formatNumber(line.values[at] ?? 0)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
