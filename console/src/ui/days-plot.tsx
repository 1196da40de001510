import { dayOfPlot } from '../i18n/format.ts';
import { formatNumber } from '../i18n/index.ts';
import css from './plot.module.css';
import { PlotKey } from './plot-key.tsx';
import { useWidth } from './use-width.ts';

const H = 220;
const LEFT = 40;
const BOTTOM = 26;

interface DaysPlotProps {
  label: string;
  first: string;
  second: string;
  days: readonly { readonly dayMs: number; readonly first: number; readonly second: number }[];
}

/** Two counts by day: one as a filled line, the other dashed, so that they are told apart without colour. */
export function DaysPlot({ label, first, second, days }: DaysPlotProps) {
  const [box, W] = useWidth(720);
  const most = niceTop(Math.max(1, ...days.flatMap((day) => [day.first, day.second])));
  const x = (index: number) => LEFT + (index / Math.max(1, days.length - 1)) * (W - LEFT - 16);
  const y = (value: number) => 10 + (1 - value / most) * (H - BOTTOM - 10);
  const places = (of: 'first' | 'second') =>
    days.map((day, index) => `${x(index).toFixed(1)},${y(day[of]).toFixed(1)}`).join(' ');
  const every = Math.ceil(days.length / Math.max(2, Math.floor(W / 90)));
  const total = (of: 'first' | 'second') => formatNumber(days.reduce((sum, day) => sum + day[of], 0));
  return (
    <figure>
      <div ref={box}>
        <svg
          className={css.plot}
          viewBox={`0 0 ${W} ${H}`}
          role="img"
          aria-label={`${label}: ${first} ${total('first')}, ${second} ${total('second')}`}
        >
          {[0, 0.5, 1].map((part) => (
            <g key={part}>
              <line className={css.grid} x1={LEFT} x2={W - 16} y1={y(most * part)} y2={y(most * part)} />
              <text className={css.tick} x={LEFT - 8} y={y(most * part) + 4} textAnchor="end">
                {formatNumber(most * part)}
              </text>
            </g>
          ))}
          <polygon className={css.band} points={`${x(0)},${y(0)} ${places('first')} ${x(days.length - 1)},${y(0)}`} />
          <polyline className={css.line} points={places('first')} />
          <polyline className={css.second} points={places('second')} />
          {days.map((day, index) =>
            index % every === 0 ? (
              <text key={day.dayMs} className={css.tick} x={x(index)} y={H - 8} textAnchor="middle">
                {dayOfPlot(day.dayMs)}
              </text>
            ) : null,
          )}
        </svg>
      </div>
      <figcaption className={css.legend}>
        <PlotKey look="line" text={`${first}: ${total('first')}`} />
        <PlotKey look="second" text={`${second}: ${total('second')}`} />
      </figcaption>
    </figure>
  );
}

/** The next even number of the form 2, 4, 10, 20, 40, 100… so that the half has no fraction. */
function niceTop(value: number): number {
  for (let unit = 1; ; unit *= 10) {
    for (const step of [2, 4, 10]) if (step * unit >= value) return step * unit;
  }
}
