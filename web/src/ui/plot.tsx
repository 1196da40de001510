import { useId } from 'react';
import { compact, shortDay } from '../i18n/format.ts';
import { formatNumber } from '../i18n/index.ts';
import { DataTable } from './data-table.tsx';
import css from './plot.module.css';

interface PlotProps {
  title: string;
  /** Unix milliseconds, rising; one for each value. */
  times: readonly number[];
  lines: readonly { name: string; values: readonly number[] }[];
}

const WIDTH = 320;
const HEIGHT = 120;
/** Dashes tell the lines apart where colours do not. */
const DASHES = ['', '6 3', '2 3', '8 3 2 3', '1 4', '10 4'];

/** Lines over days, with what each stands at now; the numbers themselves are in a table below. */
export function Plot({ title, times, lines }: PlotProps) {
  const id = useId();
  const top = Math.max(1, ...lines.flatMap((line) => line.values));
  const first = times[0] ?? 0;
  const span = Math.max(1, (times.at(-1) ?? 0) - first);
  const x = (index: number) => (((times[index] ?? first) - first) / span) * WIDTH;
  const y = (value: number) => HEIGHT - (value / top) * (HEIGHT - 4) - 2;
  return (
    <figure className={css.plot} aria-labelledby={id}>
      <figcaption id={id}>{title}</figcaption>
      <div className={css.chart} aria-hidden="true">
        <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none">
          {[top, top / 2, 0].map((value) => (
            <line key={value} x1="0" x2={WIDTH} y1={y(value)} y2={y(value)} className={css.axis} />
          ))}
          {lines.map((line, index) => (
            <polyline
              key={line.name}
              className={css.line}
              data-line={index % DASHES.length}
              strokeDasharray={DASHES[index % DASHES.length]}
              points={line.values.map((value, at) => `${x(at).toFixed(1)},${y(value).toFixed(1)}`).join(' ')}
            />
          ))}
        </svg>
        <span className={css.top}>{compact(top)}</span>
        {Number.isInteger(top / 2) && <span className={css.half}>{compact(top / 2)}</span>}
      </div>
      <p className={css.ends} aria-hidden="true">
        <time>{shortDay(first)}</time>
        <time>{shortDay(times.at(-1) ?? first)}</time>
      </p>
      <ul className={css.names}>
        {lines.map((line, index) => (
          <li key={line.name}>
            <svg className={css.sample} viewBox="0 0 22 8" aria-hidden="true">
              <line
                x1="0"
                x2="22"
                y1="4"
                y2="4"
                className={css.line}
                data-line={index % DASHES.length}
                strokeDasharray={DASHES[index % DASHES.length]}
              />
            </svg>
            {line.name}: {formatNumber(line.values.at(-1) ?? 0)}
          </li>
        ))}
      </ul>
      <DataTable title={title} steps={times.map(shortDay)} lines={lines} />
    </figure>
  );
}
