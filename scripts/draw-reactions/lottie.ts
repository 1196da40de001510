import { type Matrix, readMatrix, times } from './matrix.ts';
import { colourOf, frameOf, painted, rounded, still } from './paint.ts';
import { type Curve, moved, readPath } from './path.ts';
import { type Element, idOf, named, readSvg } from './svg.ts';

const sidePx = 512;
/** Frames of a second at 60. */
const frames = 60;

/** What one element inherits. */
interface Pen {
  matrix: Matrix;
  fill: string;
  opacity: number;
  clip?: Curve[];
}

/** One painted shape, and what cuts it. */
interface Shape {
  group: object;
  clip: Curve[] | undefined;
}

/**
 * Draws an SVG of so many pixels as a Lottie animation that Telegram's apps play: it swells once and stays as it was.
 */
export function drawAnimation(body: string, svgPx: number): object {
  const root = readSvg(body);
  const ids = named(root);
  const scale = sidePx / svgPx;
  const shapes: Shape[] = [];
  walk(root, { matrix: [scale, 0, 0, scale, 0, 0], fill: '#000', opacity: 1 }, ids, shapes);
  const layers: { clip: Curve[] | undefined; groups: object[] }[] = [];
  for (const { group, clip } of shapes) {
    const last = layers.at(-1);
    if (last && last.clip === clip) last.groups.unshift(group);
    else layers.push({ clip, groups: [group] });
  }
  return animationOf(layers.reverse().map(({ clip, groups }) => layerOf(groups, swell, clip)));
}

export const animationOf = (layers: object[]): object => ({
  ...{ tgs: 1, v: '5.5.2', fr: 60, ip: 0, op: frames, w: sidePx, h: sidePx, nm: '', ddd: 0, assets: [] },
  layers: layers.map((layer, index) => ({ ...layer, ind: index + 1 })),
});

/** Values at frames, with a soft start and end. What plays them in Telegram's apps takes a last one that leads on for 0. */
export const keyed = (...values: readonly (readonly [number, readonly number[]])[]): object => ({
  a: 1,
  k: values.map(([frame, value], index) => {
    const next = values[index + 1];
    if (!next) return { t: frame, s: value };
    const [inwards, outwards] = [
      { x: value.map(() => 0.6), y: value.map(() => 1) },
      { x: value.map(() => 0.4), y: value.map(() => 0) },
    ];
    return { t: frame, s: value, e: next[1], i: inwards, o: outwards };
  }),
});

const swell = keyed([0, [100, 100, 100]], [15, [108, 108, 100]], [35, [97, 97, 100]], [50, [100, 100, 100]]);

export const layerOf = (shapes: object[], scale: object, clip?: Curve[], opacity: object = still(100)): object => ({
  ...{ ddd: 0, ty: 4, nm: '', sr: 1, ao: 0, ip: 0, op: frames, st: 0, bm: 0, shapes },
  ks: { o: opacity, r: still(0), p: still([256, 256, 0]), a: still([256, 256, 0]), s: scale },
  ...(clip
    ? {
        hasMask: true,
        masksProperties: clip.map((curve) => ({
          inv: false,
          mode: 'a',
          pt: still(bezier(curve)),
          o: still(100),
          x: still(0),
        })),
      }
    : {}),
});

function walk(element: Element, above: Pen, ids: ReadonlyMap<string, Element>, shapes: Shape[]): void {
  const { name, attributes } = element;
  if (['defs', 'clipPath', 'radialGradient', 'linearGradient'].includes(name)) return;
  const pen: Pen = {
    ...above,
    matrix: times(above.matrix, readMatrix(attributes['transform'])),
    fill: attributes['fill'] ?? above.fill,
    opacity: above.opacity * Number(attributes['opacity'] ?? '1') * Number(attributes['fill-opacity'] ?? '1'),
    ...(attributes['clip-path'] ? { clip: clipOf(ids, idOf(attributes['clip-path']), above.matrix) } : {}),
  };
  if (name === 'use') {
    const used = ids.get(idOf(attributes['href'] ?? attributes['xlink:href']));
    return used && walk(used, pen, ids, shapes);
  }
  if (name === 'g') for (const child of element.children) walk(child, pen, ids, shapes);
  const curves = curvesOf(element);
  if (curves.length === 0) return;
  if (pen.fill !== 'none') {
    const { curves: own, fill, frame } = painted(curves, pen.fill, pen.opacity, { ids, matrix: pen.matrix });
    shapes.push({ group: groupOf(own, fill, frame), clip: pen.clip });
  }
  if (attributes['stroke']) shapes.push({ group: strokeOf(curves, attributes, pen), clip: pen.clip });
}

function strokeOf(curves: Curve[], attributes: Readonly<Record<string, string>>, { matrix, opacity }: Pen): object {
  const width = Number(attributes['stroke-width'] ?? '1') * Math.hypot(matrix[0], matrix[1]);
  const colour = still([...colourOf(attributes['stroke'] ?? ''), 1]);
  const stroke = { ty: 'st', c: colour, o: still(opacity * 100), w: still(rounded(width)), lc: 1, lj: 1, ml: 10 };
  return groupOf(moved(curves, matrix), stroke, frameOf());
}

/** Clips with the first shape in them: drawings here have one each. */
function clipOf(ids: ReadonlyMap<string, Element>, id: string, matrix: Matrix): Curve[] {
  return (ids.get(id)?.children ?? []).flatMap((child) => {
    const shape = child.name === 'use' ? ids.get(idOf(child.attributes['href'])) : child;
    return shape ? moved(curvesOf(shape), times(matrix, readMatrix(shape.attributes['transform']))) : [];
  });
}

/** The outline of an element; nothing for one that has none. */
function curvesOf({ name, attributes }: Element): Curve[] {
  if (name === 'path') return readPath(attributes['d'] ?? '');
  if (name !== 'circle' && name !== 'ellipse') return [];
  const number = (key: string): number => Number(attributes[key] ?? '0');
  const [x, y] = [number('cx'), number('cy')];
  const [rx, ry] = name === 'circle' ? [number('r'), number('r')] : [number('rx'), number('ry')];
  return readPath(`M${x - rx} ${y}a${rx} ${ry} 0 1 1 ${rx * 2} 0a${rx} ${ry} 0 1 1 ${-rx * 2} 0z`);
}

export const groupOf = (curves: readonly Curve[], fill: object, frame: object): object => ({
  ty: 'gr',
  it: [...curves.map((curve) => ({ ty: 'sh', ks: still(bezier(curve)) })), fill, frame],
});

const bezier = ({ points, closed }: Curve): object => ({
  c: closed,
  v: points.map(({ at }) => at.map(short)),
  i: points.map(({ at, in: before }) => [short(before[0] - at[0]), short(before[1] - at[1])]),
  o: points.map(({ at, out }) => [short(out[0] - at[0]), short(out[1] - at[1])]),
});

const short = (value: number): number => Math.round(value * 10) / 10;
