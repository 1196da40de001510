import type { CurvePoint } from '../../../src/safety/index.ts';
import { percent } from '../i18n/format.ts';
import { formatNumber } from '../i18n/index.ts';
import css from './plot.module.css';

const W = 640;
const H = 200;
const LEFT = 44;
const BOTTOM = 24;

/** A survival curve as steps with its 95 % band. */
export function SurvivalPlot({ curve, label }: { curve: readonly CurvePoint[]; label: string }) {
  const lastDay = Math.max(1, ...curve.map((point) => point.day)) * 1.05;
  const x = (day: number) => LEFT + (day / lastDay) * (W - LEFT - 8);
  const y = (share: number) => 8 + (1 - share) * (H - BOTTOM - 8);
  const steps = (of: (point: CurvePoint) => number) => {
    const places: [number, number][] = [];
    for (const point of curve) {
      const before = places.at(-1);
      if (before) places.push([x(point.day), before[1]]);
      places.push([x(point.day), y(of(point))]);
    }
    const end = places.at(-1);
    return end ? [...places, [x(lastDay), end[1]] as [number, number]] : places;
  };
  const line = (places: [number, number][]) => places.map(([px, py]) => `${px.toFixed(1)},${py.toFixed(1)}`).join(' ');
  const last = curve.at(-1);
  const said = `${label}: ${last ? `${percent(last.gone)} (${percent(last.low)}–${percent(last.high)})` : ''}`;
  return (
    <svg className={css.plot} viewBox={`0 0 ${W} ${H}`} role="img" aria-label={said}>
      {[0, 0.5, 1].map((share) => (
        <g key={share}>
          <line className={css.grid} x1={LEFT} x2={W - 8} y1={y(share)} y2={y(share)} />
          <text className={css.tick} x={LEFT - 6} y={y(share) + 4} textAnchor="end">
            {percent(share)}
          </text>
        </g>
      ))}
      <polygon
        className={css.band}
        points={`${line(steps((p) => p.high))} ${line(steps((p) => p.low).toReversed())}`}
      />
      <polyline className={css.line} points={line(steps((p) => p.gone))} />
      {[0, 0.25, 0.5, 0.75, 1].map((part) => (
        <text key={part} className={css.tick} x={x(lastDay * part)} y={H - 6} textAnchor="middle">
          {formatNumber(Math.round(lastDay * part))}
        </text>
      ))}
    </svg>
  );
}
