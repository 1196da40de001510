import { applied, ellipseOf, inverse, type Matrix, readMatrix, times, unit } from './matrix.ts';
import { type Curve, moved } from './path.ts';
import { type Element, idOf } from './svg.ts';

/** What Lottie fills with, and where the shape that it fills lies in a frame of its own. */
export interface Paint {
  curves: Curve[];
  fill: object;
  /** The frame: where its origin goes, degrees and percent. */
  frame: object;
}

export const still = (value: unknown): object => ({ a: 0, k: value });
export const rounded = (value: number): number => Math.round(value * 100) / 100;

export const frameOf = (x = 0, y = 0, degrees = 0, scale: readonly number[] = [100, 100]): object => ({
  ty: 'tr',
  p: still([rounded(x), rounded(y)]),
  a: still([0, 0]),
  s: still(scale.map(rounded)),
  r: still(rounded(degrees)),
  o: still(100),
  sk: still(0),
  sa: still(0),
});

/** Red, green and blue up to 1. @throws Error at a name that no drawing used so far */
export function colourOf(written: string): number[] {
  const list = /^rgba?\(([\d., ]+)\)$/.exec(written)?.[1]?.split(',').map(Number);
  if (list) return list.slice(0, 3).map((value) => Math.round((value / 255) * 1000) / 1000);
  const hex = /^#([\da-f]{3}|[\da-f]{6})$/i.exec(written)?.[1];
  if (!hex) throw new Error(`the colour ${written} is not understood`);
  const full = hex.length === 3 ? hex.replaceAll(/./g, '$&$&') : hex;
  return [0, 2, 4].map((from) => Math.round((Number.parseInt(full.slice(from, from + 2), 16) / 255) * 1000) / 1000);
}

/** Fills a shape with a colour or with the gradient that it names. */
export function painted(
  curves: Curve[],
  fill: string,
  opacity: number,
  { ids, matrix }: { ids: ReadonlyMap<string, Element>; matrix: Matrix },
): Paint {
  const percent = still(rounded(opacity * 100));
  if (!fill.startsWith('url(')) {
    const plain = { ty: 'fl', c: still([...colourOf(fill), 1]), o: percent, r: 1 };
    return { curves: moved(curves, matrix), fill: plain, frame: frameOf() };
  }
  const gradient = readGradient(ids, idOf(fill), curves);
  const frame = times(matrix, gradient.matrix);
  const shared = { ty: 'gf', o: percent, r: 1, t: gradient.radial ? 2 : 1, g: gradient.colours };
  if (!gradient.radial) {
    // Colours along a line stay right only where the frame does not lean: none of these drawings leans one.
    const [start, end] = [applied(frame, gradient.from), applied(frame, gradient.to)];
    const ends = { s: still(start.map(rounded)), e: still(end.map(rounded)) };
    return { curves: moved(curves, matrix), fill: { ...shared, ...ends }, frame: frameOf() };
  }
  const [x, y] = applied(frame, gradient.from);
  const ellipse = ellipseOf(frame);
  const [cos, sin] = [Math.cos(ellipse.turn), Math.sin(ellipse.turn)];
  const round: Matrix = [cos, sin, -sin * (ellipse.y / ellipse.x), cos * (ellipse.y / ellipse.x), x, y];
  const reach = { s: still([0, 0]), e: still([rounded(gradient.radius * ellipse.x), 0]), h: still(0), a: still(0) };
  return {
    curves: moved(curves, times(inverse(round), matrix)),
    fill: { ...shared, ...reach },
    frame: frameOf(x, y, (ellipse.turn * 180) / Math.PI, [100, (100 * ellipse.y) / ellipse.x]),
  };
}

interface Gradient {
  radial: boolean;
  matrix: Matrix;
  from: [number, number];
  to: [number, number];
  radius: number;
  colours: object;
}

function readGradient(ids: ReadonlyMap<string, Element>, id: string, curves: readonly Curve[]): Gradient {
  const own = ids.get(id);
  if (!own) throw new Error(`no gradient ${id}`);
  const base = ids.get(idOf(own.attributes['href']));
  const told: Readonly<Record<string, string>> = { ...base?.attributes, ...own.attributes };
  const number = (key: string, otherwise: string): number => {
    const written = told[key] ?? otherwise;
    return written.endsWith('%') ? Number.parseFloat(written) / 100 : Number(written);
  };
  const place = told['gradientUnits'] === 'userSpaceOnUse' ? unit : boxOf(curves);
  const radial = own.name === 'radialGradient';
  return {
    radial,
    matrix: times(place, readMatrix(told['gradientTransform'])),
    from: radial ? [number('cx', '.5'), number('cy', '.5')] : [number('x1', '0'), number('y1', '0')],
    to: [number('x2', '1'), number('y2', '0')],
    radius: number('r', '.5'),
    colours: coloursOf(own.children.length > 0 ? own : base),
  };
}

/** Each stop's place and colour, then each one's place and opacity, as Lottie wants them. */
function coloursOf(gradient: Element | undefined): object {
  const stops = (gradient?.children ?? []).filter(({ name }) => name === 'stop');
  const read = stops.map(({ attributes }) => ({
    at: rounded(Number.parseFloat(attributes['offset'] ?? '0') / (attributes['offset']?.endsWith('%') ? 100 : 1)),
    colour: colourOf(attributes['stop-color'] ?? '#000'),
    opacity: rounded(
      Number(attributes['stop-opacity'] ?? /^rgba.*,([^,]*)\)$/.exec(attributes['stop-color'] ?? '')?.[1] ?? '1'),
    ),
  }));
  const seenThrough = read.some(({ opacity }) => opacity < 1) ? read.flatMap(({ at, opacity }) => [at, opacity]) : [];
  return { p: read.length, k: still([...read.flatMap(({ at, colour }) => [at, ...colour]), ...seenThrough]) };
}

function boxOf(curves: readonly Curve[]): Matrix {
  const points = curves.flatMap(({ points: all }) => all.map(({ at }) => at));
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
  const [left, top] = [Math.min(...xs), Math.min(...ys)];
  return [Math.max(...xs) - left, 0, 0, Math.max(...ys) - top, left, top];
}
