import type { CurvePoint } from '../../../src/safety/index.ts';
import { percent } from '../i18n/format.ts';
import { formatNumber, t } from '../i18n/index.ts';
import css from './plot.module.css';
import { PlotKey } from './plot-key.tsx';
import { useWidth } from './use-width.ts';

const H = 220;
const LEFT = 44;
const RIGHT = 20;
const TOP = 8;
const BOTTOM = 26;
/** Days between two marks of the axis; the first that leaves each label its room is taken. */
const steps = [0.25, 0.5, 1, 2, 5, 7, 14, 30, 60, 90, 180, 365];
const labelPx = 64;

/** A survival curve as steps with its 95 % band, the axis in days, and the numbers as a table. */
export function SurvivalPlot({ curve, label }: { curve: readonly CurvePoint[]; label: string }) {
  const [box, W] = useWidth(640);
  const lastDay = Math.max(0.25, ...curve.map((point) => point.day));
  const x = (day: number) => LEFT + (day / lastDay) * (W - LEFT - RIGHT);
  const y = (share: number) => TOP + (1 - share) * (H - BOTTOM - TOP);
  const step = steps.find((days) => ((W - LEFT - RIGHT) / lastDay) * days >= labelPx) ?? lastDay;
  const marks = Array.from({ length: Math.floor(lastDay / step) + 1 }, (_, at) => at * step);
  const last = curve.at(-1);
  const said = last ? `${percent(last.gone)} (${percent(last.low)}–${percent(last.high)})` : '';
  return (
    <>
      <div ref={box}>
        <svg className={css.plot} viewBox={`0 0 ${W} ${H}`} role="img" aria-label={`${label}: ${said}`}>
          {[0, 0.5, 1].map((share) => (
            <g key={share}>
              <line className={css.grid} x1={LEFT} x2={W - RIGHT} y1={y(share)} y2={y(share)} />
              <text className={css.tick} x={LEFT - 6} y={y(share) + 4} textAnchor="end">
                {percent(share)}
              </text>
            </g>
          ))}
          <polygon className={css.band} points={area(curve, x, y)} />
          <polyline className={css.line} points={line(stairs(curve, x, (point) => y(point.gone)))} />
          {marks.map((day) => (
            <text key={day} className={css.tick} x={x(day)} y={H - 8} textAnchor="middle">
              {formatNumber(day)}
            </text>
          ))}
        </svg>
      </div>
      <div className={css.legend}>
        <PlotKey look="line" text={label} />
        <PlotKey look="band" text={t('op.resurgence.band')} />
      </div>
      <Numbers curve={curve} label={label} />
    </>
  );
}

type Place = readonly [x: number, y: number];
type Scale = (value: number) => number;

/** A value holds until the next point; the last point is where the watching ends. */
function stairs(curve: readonly CurvePoint[], x: Scale, yOf: (point: CurvePoint) => number): Place[] {
  const places: Place[] = [];
  for (const point of curve) {
    const before = places.at(-1);
    if (before) places.push([x(point.day), before[1]]);
    places.push([x(point.day), yOf(point)]);
  }
  return places;
}

const line = (places: readonly Place[]) => places.map(([px, py]) => `${px.toFixed(1)},${py.toFixed(1)}`).join(' ');

const area = (curve: readonly CurvePoint[], x: Scale, y: Scale) =>
  `${line(stairs(curve, x, (point) => y(point.high)))} ${line(stairs(curve, x, (point) => y(point.low)).toReversed())}`;

function Numbers({ curve, label }: { curve: readonly CurvePoint[]; label: string }) {
  return (
    <details>
      <summary>{t('load.table')}</summary>
      <table className={css.numbers}>
        <thead>
          <tr>
            <th scope="col">{t('op.resurgence.day')}</th>
            <th scope="col">{label}</th>
            <th scope="col">{t('op.resurgence.band')}</th>
            <th scope="col">{t('op.resurgence.watched')}</th>
          </tr>
        </thead>
        <tbody>
          {curve.map((point) => (
            <tr key={point.day}>
              <th scope="row">{formatNumber(Math.round(point.day * 100) / 100)}</th>
              <td>{percent(point.gone)}</td>
              <td>
                {percent(point.low)}–{percent(point.high)}
              </td>
              <td>{formatNumber(point.atRisk)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
