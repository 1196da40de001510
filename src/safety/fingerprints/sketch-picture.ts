import { hashOfSpectrum, mirrored, negated, samplesOf, spectrumOf, stableBits, turned } from './pdq.ts';
import { bankRects, queryRects, shrinkTo, straightened } from './picture-crops.ts';
import type { LumaImage } from './ports.ts';
import { SHAPE_MIN_SIGNS, shapeOf } from './shape-hash.ts';

/** What is kept of a picture: 22 PDQ hashes, the stable bits of the first two, and the second hash. */
export interface PictureSketch {
  /** 22 hashes of 8 words each, one after the other. */
  pdq: Uint32Array;
  /** Stable bits of view 0 (whole) and view 1 (without frame). */
  stable: Uint32Array;
  /** Second hash of views 0 and 1, 8 words each, and how many signs each has. */
  shape: Uint32Array;
  shapeSigns: [number, number];
  /** PDQ quality of the whole picture, 0–100. */
  quality: number;
}

/**
 * A picture under watch: 19 PDQ hashes (four views and their mirror images, two negatives, three quarter turns, six
 * straightened by a few degrees) and two shapes.
 */
export interface PictureQuery {
  pdq: Uint32Array;
  shape: Uint32Array;
  shapeSigns: [number, number];
  quality: number;
}

export const BANK_VIEWS = 22;
export const QUERY_VIEWS = 19;
/** Where the hashes of the negatives, the quarter turns and the straightened ones begin. */
const NEGATIVES = 8;
const TURNS = 10;
const STRAIGHTENED = 13;
/** A hash holds for a degree and a half either way, so these reach from 1.5 to 10.5 degrees; the whole view does the rest. */
const TILTS = [3, -3, 6, -6, 9, -9] as const;
/** Of a turned picture the middle is looked at; whether its canvas grew or its corners were cut, a banked cut has it. */
const MIDDLE = 0.8;
const WORKING_SIZE = 256;

/** Sketches a decoded picture for the bank. */
export function sketchPicture(decoded: LumaImage): PictureSketch {
  const image = shrinkTo(decoded, WORKING_SIZE);
  const pdq = new Uint32Array(BANK_VIEWS * 8);
  const stable = new Uint32Array(16);
  const shape = new Uint32Array(16);
  const shapeSigns: [number, number] = [0, 0];
  let quality = 0;
  for (const [view, rect] of bankRects(image).entries()) {
    const samples = samplesOf(image, rect);
    const spectrum = spectrumOf(samples);
    pdq.set(hashOfSpectrum(spectrum), view * 8);
    if (view === 0) quality = spectrum.quality;
    if (view > 1) continue;
    stable.set(stableBits(spectrum), view * 8);
    const shapeHash = shapeOf(samples);
    shape.set(shapeHash.words, view * 8);
    shapeSigns[view] = shapeHash.signs;
  }
  return { pdq, stable, shape, shapeSigns, quality };
}

/** Sketches a decoded picture for a comparison. */
export function queryPicture(decoded: LumaImage): PictureQuery {
  const image = shrinkTo(decoded, WORKING_SIZE);
  const pdq = new Uint32Array(QUERY_VIEWS * 8);
  const shape = new Uint32Array(16);
  const shapeSigns: [number, number] = [0, 0];
  let quality = 0;
  for (const [view, rect] of queryRects(image).entries()) {
    const samples = samplesOf(image, rect);
    const spectrum = spectrumOf(samples);
    pdq.set(hashOfSpectrum(spectrum), view * 16);
    pdq.set(hashOfSpectrum(mirrored(spectrum)), view * 16 + 8);
    if (view === 0) {
      quality = spectrum.quality;
      for (const [at, degrees] of ([90, 180, 270] as const).entries())
        pdq.set(hashOfSpectrum(turned(spectrum, degrees)), (TURNS + at) * 8);
    }
    if (view > 1) continue;
    pdq.set(hashOfSpectrum(negated(spectrum)), (NEGATIVES + view) * 8);
    const shapeHash = shapeOf(samples);
    shape.set(shapeHash.words, view * 8);
    shapeSigns[view] = shapeHash.signs;
  }
  const small = shrinkTo(image, WORKING_SIZE / 2);
  const whole = { x: 0, y: 0, width: 64, height: 64 };
  for (const [at, degrees] of TILTS.entries()) {
    const spectrum = spectrumOf(samplesOf(straightened(small, degrees, MIDDLE), whole));
    pdq.set(hashOfSpectrum(spectrum), (STRAIGHTENED + at) * 8);
  }
  return { pdq, shape, shapeSigns, quality };
}

/** Whether a picture has enough of a shape for the second hash to speak. */
export const hasShape = (signs: number): boolean => signs >= SHAPE_MIN_SIGNS;
