export type Point = readonly [number, number];
/** As SVG writes it: x' = ax + cy + e, y' = bx + dy + f. */
export type Matrix = readonly [number, number, number, number, number, number];

export const unit: Matrix = [1, 0, 0, 1, 0, 0];

/** First `inner`, then `outer`. */
export function times(outer: Matrix, inner: Matrix): Matrix {
  const [a, b, c, d, e, f] = outer;
  const [g, h, i, j, k, l] = inner;
  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f];
}

export const applied = ([a, b, c, d, e, f]: Matrix, [x, y]: Point): Point => [a * x + c * y + e, b * x + d * y + f];

export function inverse([a, b, c, d, e, f]: Matrix): Matrix {
  const det = a * d - b * c;
  return [d / det, -b / det, -c / det, a / det, (c * f - d * e) / det, (b * e - a * f) / det];
}

const turned = (radians: number): Matrix => [
  Math.cos(radians),
  Math.sin(radians),
  -Math.sin(radians),
  Math.cos(radians),
  0,
  0,
];

/** Reads `transform` and `gradientTransform`. @throws Error at a kind that no drawing used so far */
export function readMatrix(written: string | undefined): Matrix {
  let result = unit;
  for (const [, kind, list = ''] of (written ?? '').matchAll(/(\w+)\(([^)]*)\)/g)) {
    result = times(result, one(kind, (list.match(/[-+]?(?:\d*\.)?\d+(?:e[-+]?\d+)?/g) ?? []).map(Number)));
  }
  return result;
}

function one(kind: string | undefined, [p = 0, q, r = 0, s = 0, t = 0, u = 0]: number[]): Matrix {
  switch (kind) {
    case 'matrix':
      return [p, q ?? 0, r, s, t, u];
    case 'translate':
      return [1, 0, 0, 1, p, q ?? 0];
    case 'scale':
      return [p, 0, 0, q ?? p, 0, 0];
    case 'rotate': {
      const [x, y] = [q ?? 0, r];
      return times(times([1, 0, 0, 1, x, y], turned((p * Math.PI) / 180)), [1, 0, 0, 1, -x, -y]);
    }
    default:
      throw new Error(`a transform ${kind} is not understood`);
  }
}

/**
 * What a matrix makes of a circle around the origin: an ellipse with these half axes, turned by so many radians. A circle
 * does not tell how it was turned before, so that this is enough for the colours around a point.
 */
export function ellipseOf([a, b, c, d]: Matrix): { turn: number; x: number; y: number } {
  const [e, f, g, h] = [(a + d) / 2, (a - d) / 2, (b + c) / 2, (b - c) / 2];
  const [q, r] = [Math.hypot(e, h), Math.hypot(f, g)];
  return { turn: (Math.atan2(h, e) + Math.atan2(g, f)) / 2, x: q + r, y: Math.abs(q - r) };
}
