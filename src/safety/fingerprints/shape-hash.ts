/**
 * A second hash for flat logos, where half of PDQ's bits sit on the fence: the signs of brightness steps between
 * neighbouring cells of a coarse grid, with a dead zone. A plain area gives no sign, and gives none after re-encoding.
 */
export interface ShapeHash {
  /** 256 bits: 112 "brighter to the right or below", 112 "darker", rest 0. */
  words: Uint32Array;
  /** How many signs there are; below `SHAPE_MIN_SIGNS` the picture is too plain to be compared. */
  signs: number;
}

export const SHAPE_MIN_SIGNS = 20;
const CELLS = 8;
const CELL_SIZE = 8;
const GRID = 64;
const PLANE = 2 * CELLS * (CELLS - 1);

/** Hashes the 64 × 64 samples of a picture. */
export function shapeOf(samples: Float32Array): ShapeHash {
  const means = new Float32Array(CELLS * CELLS);
  let low = 255;
  let high = 0;
  for (let at = 0; at < samples.length; at++) {
    const value = samples[at] ?? 0;
    const cell = Math.floor(at / GRID / CELL_SIZE) * CELLS + Math.floor((at % GRID) / CELL_SIZE);
    means[cell] = (means[cell] ?? 0) + value / (CELL_SIZE * CELL_SIZE);
    if (value < low) low = value;
    if (value > high) high = value;
  }
  const deadZone = Math.max(6, (high - low) * 0.08);
  const words = new Uint32Array(8);
  let signs = 0;
  let place = 0;
  const note = (step: number): void => {
    const bit = step > deadZone ? place : step < -deadZone ? place + PLANE : -1;
    place++;
    if (bit < 0) return;
    words[bit >> 5] = ((words[bit >> 5] ?? 0) | (1 << (bit & 31))) >>> 0;
    signs++;
  };
  for (let y = 0; y < CELLS; y++) {
    for (let x = 0; x < CELLS; x++) {
      const here = means[y * CELLS + x] ?? 0;
      if (x + 1 < CELLS) note((means[y * CELLS + x + 1] ?? 0) - here);
      if (y + 1 < CELLS) note((means[(y + 1) * CELLS + x] ?? 0) - here);
    }
  }
  return { words, signs };
}
