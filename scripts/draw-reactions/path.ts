import { applied, type Matrix, type Point } from './matrix.ts';

/** A line of cubic curves, as Lottie keeps it: points, and beside each how the curve comes in and goes out. */
export interface Curve {
  points: { at: Point; in: Point; out: Point }[];
  closed: boolean;
}

const counts: Record<string, number> = { m: 2, l: 2, h: 1, v: 1, c: 6, s: 4, q: 4, t: 2, a: 7, z: 0 };

/** The commands of a path in turn, each with as many numbers as it takes. */
function* commands(written: string): Generator<[string, number[]]> {
  for (const [, letter = '', rest = ''] of written.matchAll(/([a-z])([^a-df-z]*)/gi)) {
    const number = '[-+]?(?:\\d+\\.?\\d*|\\.\\d+)(?:e[-+]?\\d+)?';
    const one = new RegExp(number, 'gi');
    const arc = new RegExp(
      `(${number})[\\s,]*(${number})[\\s,]*(${number})[\\s,]*([01])[\\s,]*([01])[\\s,]*(${number})[\\s,]*(${number})`,
      'gi',
    );
    const numbers =
      letter.toLowerCase() === 'a'
        ? [...rest.matchAll(arc)].flatMap((found) => found.slice(1).map(Number))
        : (rest.match(one) ?? []).map(Number);
    const count = counts[letter.toLowerCase()] ?? 0;
    if (count === 0) yield [letter, []];
    for (let from = 0; count > 0 && from + count <= numbers.length; from += count) {
      const again = from === 0 ? letter : letter === 'm' ? 'l' : letter === 'M' ? 'L' : letter;
      yield [again, numbers.slice(from, from + count)];
    }
  }
}

/** A pen that draws curves, whatever the commands are relative to. */
class Pen {
  readonly curves: Curve[] = [];
  at: Point = [0, 0];
  /** The last control point, of which `s` and `t` draw on. */
  control: Point = [0, 0];

  move(to: Point): void {
    this.curves.push({ points: [{ at: to, in: to, out: to }], closed: false });
    this.at = to;
  }

  curve(first: Point, second: Point, to: Point): void {
    const open = this.curves.at(-1);
    if (!open || open.closed) this.move(this.at);
    const points = this.curves.at(-1)?.points ?? [];
    const last = points.at(-1);
    if (last) last.out = first;
    points.push({ at: to, in: second, out: to });
    this.at = to;
  }

  line(to: Point): void {
    this.curve(this.at, to, to);
  }

  close(): void {
    const open = this.curves.at(-1);
    const [start] = open?.points ?? [];
    if (!open || !start) return;
    open.closed = true;
    const last = open.points.at(-1);
    if (last && last !== start && Math.hypot(last.at[0] - start.at[0], last.at[1] - start.at[1]) < 0.001) {
      start.in = last.in;
      open.points.pop();
    }
    this.at = start.at;
  }
}

/** Reads the `d` of a path. */
export function readPath(written: string): Curve[] {
  const pen = new Pen();
  for (const [letter, numbers] of commands(written)) {
    const kind = letter.toLowerCase();
    const [ox, oy] = letter === kind ? pen.at : [0, 0];
    const point = (from: number): Point => [ox + (numbers[from] ?? 0), oy + (numbers[from + 1] ?? 0)];
    const before = pen.at;
    const mirrored: Point = [2 * before[0] - pen.control[0], 2 * before[1] - pen.control[1]];
    draw(pen, kind, numbers, { point, origin: [ox, oy], mirrored });
    if (!'csqt'.includes(kind)) pen.control = pen.at;
  }
  return pen.curves;
}

interface Frame {
  point: (from: number) => Point;
  origin: Point;
  mirrored: Point;
}

function draw(pen: Pen, kind: string, numbers: number[], { point, origin, mirrored }: Frame): void {
  switch (kind) {
    case 'm':
      return pen.move(point(0));
    case 'l':
      return pen.line(point(0));
    case 'h':
      return pen.line([origin[0] + (numbers[0] ?? 0), pen.at[1]]);
    case 'v':
      return pen.line([pen.at[0], origin[1] + (numbers[0] ?? 0)]);
    case 'c':
    case 's': {
      const [first, second, to] = kind === 'c' ? [point(0), point(2), point(4)] : [mirrored, point(0), point(2)];
      pen.control = second;
      return pen.curve(first, second, to);
    }
    case 'q':
    case 't': {
      const [control, to] = kind === 'q' ? [point(0), point(2)] : [mirrored, point(0)];
      pen.control = control;
      return pen.curve(between(pen.at, control, 2 / 3), between(to, control, 2 / 3), to);
    }
    case 'a':
      return arc(pen, numbers, point(5));
    case 'z':
      return pen.close();
    default:
      throw new Error(`a path with ${kind} is not understood`);
  }
}

const between = (from: Point, to: Point, share: number): Point => [
  from[0] + (to[0] - from[0]) * share,
  from[1] + (to[1] - from[1]) * share,
];

/** Draws an arc as curves of at most a quarter (SVG 2, appendix B.2.4). */
function arc(pen: Pen, [rx0 = 0, ry0 = 0, degrees = 0, large, sweep]: number[], to: Point): void {
  const from = pen.at;
  const turn = (degrees * Math.PI) / 180;
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
  const [hx, hy] = [(from[0] - to[0]) / 2, (from[1] - to[1]) / 2];
  const [x, y] = [cos * hx + sin * hy, cos * hy - sin * hx];
  const reach = Math.max(1, Math.hypot(x / rx0, y / ry0));
  if (!Number.isFinite(reach) || (hx === 0 && hy === 0)) return pen.line(to);
  const [rx, ry] = [Math.abs(rx0) * reach, Math.abs(ry0) * reach];
  const rest = (rx * ry) ** 2 / ((rx * y) ** 2 + (ry * x) ** 2) - 1;
  const side = Math.sqrt(Math.max(0, rest)) * (large === sweep ? -1 : 1);
  const [mx, my] = [(side * rx * y) / ry, (-side * ry * x) / rx];
  const centre: Point = [cos * mx - sin * my + (from[0] + to[0]) / 2, sin * mx + cos * my + (from[1] + to[1]) / 2];
  const start = Math.atan2((y - my) / ry, (x - mx) / rx);
  let span = Math.atan2((-y - my) / ry, (-x - mx) / rx) - start;
  if (sweep && span < 0) span += 2 * Math.PI;
  if (!sweep && span > 0) span -= 2 * Math.PI;
  const place: Matrix = [cos * rx, sin * rx, -sin * ry, cos * ry, ...centre];
  const parts = Math.ceil(Math.abs(span) / (Math.PI / 2) - 1e-6);
  const pull = (4 / 3) * Math.tan(span / parts / 4);
  for (let part = 0; part < parts; part++) {
    const [a, b] = [start + (span * part) / parts, start + (span * (part + 1)) / parts];
    const first: Point = [Math.cos(a) - pull * Math.sin(a), Math.sin(a) + pull * Math.cos(a)];
    const second: Point = [Math.cos(b) + pull * Math.sin(b), Math.sin(b) - pull * Math.cos(b)];
    const end: Point = part === parts - 1 ? to : applied(place, [Math.cos(b), Math.sin(b)]);
    pen.curve(applied(place, first), applied(place, second), end);
  }
}

/** The same curves elsewhere. */
export const moved = (curves: readonly Curve[], matrix: Matrix): Curve[] =>
  curves.map(({ points, closed }) => ({
    closed,
    points: points.map((one) => ({
      at: applied(matrix, one.at),
      in: applied(matrix, one.in),
      out: applied(matrix, one.out),
    })),
  }));
