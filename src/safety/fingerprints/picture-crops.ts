import type { Rect } from './pdq.ts';
import type { LumaImage } from './ports.ts';

/** Halves a picture until its long side is at most `size`, so that 30 hashes cost little more than one. */
export function shrinkTo(image: LumaImage, size: number): LumaImage {
  let current = image;
  while (Math.max(current.width, current.height) >= 2 * size) current = halved(current);
  return current;
}

function halved({ width, height, luma }: LumaImage): LumaImage {
  const halfWidth = Math.max(1, width >> 1);
  const halfHeight = Math.max(1, height >> 1);
  const small = new Float32Array(halfWidth * halfHeight);
  for (let y = 0; y < halfHeight; y++) {
    for (let x = 0; x < halfWidth; x++) {
      const at = 2 * y * width + 2 * x;
      const right = 2 * x + 1 < width ? 1 : 0;
      const below = 2 * y + 1 < height ? width : 0;
      small[y * halfWidth + x] =
        ((luma[at] ?? 0) + (luma[at + right] ?? 0) + (luma[at + below] ?? 0) + (luma[at + right + below] ?? 0)) / 4;
    }
  }
  return { width: halfWidth, height: halfHeight, luma: small };
}

const FLAT_RANGE = 24;
const MAX_TRIM = 0.4;

/** The picture without its plain frame: lines from each edge inwards as long as they are of one shade. */
export function trimmedRect({ width, height, luma }: LumaImage): Rect {
  const flat = (base: number, step: number, length: number): boolean => {
    let low = 255;
    let high = 0;
    for (let at = 0; at < length; at++) {
      const value = luma[base + at * step] ?? 0;
      if (value < low) low = value;
      if (value > high) high = value;
      if (high - low > FLAT_RANGE) return false;
    }
    return true;
  };
  const maxX = Math.floor(width * MAX_TRIM);
  const maxY = Math.floor(height * MAX_TRIM);
  let top = 0;
  while (top < maxY && flat(top * width, 1, width)) top++;
  let bottom = 0;
  while (bottom < maxY && flat((height - 1 - bottom) * width, 1, width)) bottom++;
  let left = 0;
  while (left < maxX && flat(left, width, height)) left++;
  let right = 0;
  while (right < maxX && flat(width - 1 - right, width, height)) right++;
  // A picture that is plain to the middle has no frame, it is only plain.
  if (top === maxY || bottom === maxY || left === maxX || right === maxX) return { x: 0, y: 0, width, height };
  return { x: left, y: top, width: width - left - right, height: height - top - bottom };
}

/** A rectangle with this share (0–1) of each side, in the same centre; no side is under 8 pixels. */
export function centred(rect: Rect, share: number): Rect {
  const width = Math.max(8, Math.round(rect.width * share));
  const height = Math.max(8, Math.round(rect.height * share));
  return inside(rect, rect.x + (rect.width - width) / 2, rect.y + (rect.height - height) / 2, width, height);
}

/** A square in the centre, `share` (0–1) of the shorter side wide; at least 8 pixels. */
export function squareOf(rect: Rect, share = 1): Rect {
  const side = Math.max(8, Math.round(Math.min(rect.width, rect.height) * share));
  return inside(rect, rect.x + (rect.width - side) / 2, rect.y + (rect.height - side) / 2, side, side);
}

function inside(rect: Rect, x: number, y: number, width: number, height: number): Rect {
  return {
    x: Math.max(rect.x, Math.floor(x)),
    y: Math.max(rect.y, Math.floor(y)),
    width: Math.min(width, rect.width),
    height: Math.min(height, rect.height),
  };
}

/** The 22 views of a banked picture: whole, without frame, centre cuts down to 80 %, square cuts, four corners. */
export function bankRects(image: LumaImage): Rect[] {
  const whole: Rect = { x: 0, y: 0, width: image.width, height: image.height };
  const trimmed = trimmedRect(image);
  const cuts = [0.98, 0.96, 0.94, 0.92, 0.9, 0.88, 0.86, 0.84, 0.82, 0.8].map((share) => centred(whole, share));
  const squares = [1, 0.95, 0.9, 0.85, 0.8].map((share) => squareOf(whole, share));
  const width = Math.max(8, Math.round(whole.width * 0.9));
  const height = Math.max(8, Math.round(whole.height * 0.9));
  const corners = [
    inside(whole, 0, 0, width, height),
    inside(whole, whole.width - width, 0, width, height),
    inside(whole, 0, whole.height - height, width, height),
    inside(whole, whole.width - width, whole.height - height, width, height),
  ];
  return [whole, trimmed, ...cuts, ...squares, ...corners, squareOf(trimmed)];
}

/** The four views of a picture under watch; each is also compared in the mirror, which makes eight. */
export function queryRects(image: LumaImage): Rect[] {
  const whole: Rect = { x: 0, y: 0, width: image.width, height: image.height };
  const trimmed = trimmedRect(image);
  const square = image.width === image.height ? centred(whole, 0.93) : squareOf(whole);
  return [whole, trimmed, square, squareOf(trimmed, trimmed.width === trimmed.height ? 0.9 : 1)];
}

const GRID = 64;

/** The middle of a picture, `share` of its sides, as it lay before the picture was turned by some degrees: 64 × 64. */
export function straightened({ width, height, luma }: LumaImage, degrees: number, share: number): LumaImage {
  const cosine = Math.cos((degrees * Math.PI) / 180);
  const sine = Math.sin((degrees * Math.PI) / 180);
  const out = new Float32Array(GRID * GRID);
  for (let row = 0; row < GRID; row++) {
    const v = ((row + 0.5) / GRID - 0.5) * height * share;
    for (let column = 0; column < GRID; column++) {
      const u = ((column + 0.5) / GRID - 0.5) * width * share;
      const x = Math.max(0, Math.min(width - 1.001, width / 2 + u * cosine - v * sine - 0.5));
      const y = Math.max(0, Math.min(height - 1.001, height / 2 + u * sine + v * cosine - 0.5));
      const left = Math.floor(x);
      const top = Math.floor(y);
      const at = top * width + left;
      const right = x - left;
      const down = y - top;
      const upper = (luma[at] ?? 0) * (1 - right) + (luma[at + 1] ?? 0) * right;
      const lower = (luma[at + width] ?? 0) * (1 - right) + (luma[at + width + 1] ?? 0) * right;
      out[row * GRID + column] = upper * (1 - down) + lower * down;
    }
  }
  return { width: GRID, height: GRID, luma: out };
}
