import { useId } from 'react';
import { formatNumber } from '../i18n/index.ts';
import { DataTable } from './data-table.tsx';
import css from './plot.module.css';

interface BarsProps {
  title: string;
  /** What each step is called; as many as each line has values. */
  steps: readonly string[];
  /** Every how many steps one is named below, so that the names do not touch. */
  every: number;
  lines: readonly { name: string; values: readonly number[] }[];
}

/** Bars side by side over the steps of a day or a week. Below stands what each colour means and sums up to. */
export function Bars({ title, steps, every, lines }: BarsProps) {
  const id = useId();
  const top = Math.max(1, ...lines.flatMap((line) => line.values));
  return (
    <figure className={css.plot} aria-labelledby={id}>
      <figcaption id={id}>{title}</figcaption>
      <div className={css.bars} aria-hidden="true">
        {steps.map((step, at) => (
          <div key={step} title={`${step}: ${lines.map((line) => formatNumber(line.values[at] ?? 0)).join(' / ')}`}>
            <div className={css.columns}>
              {lines.map((line, index) => (
                <span
                  key={line.name}
                  data-line={index}
                  style={{ blockSize: `${(((line.values[at] ?? 0) / top) * 100).toFixed(1)}%` }}
                />
              ))}
            </div>
            <span className={css.step}>{at % every === 0 ? step : ''}</span>
          </div>
        ))}
      </div>
      <ul className={css.names}>
        {lines.map((line, index) => (
          <li key={line.name}>
            <span className={css.swatch} data-line={index} aria-hidden="true" />
            {line.name}: {formatNumber(line.values.reduce((sum, value) => sum + value, 0))}
          </li>
        ))}
      </ul>
      <DataTable title={title} steps={steps} lines={lines} />
    </figure>
  );
}
