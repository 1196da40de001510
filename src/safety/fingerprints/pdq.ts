import type { LumaImage } from './ports.ts';

/**
 * PDQ, the 256-bit perceptual picture hash published by Meta ("The TMK+PDQF video-hashing algorithm and the PDQ
 * image-hashing algorithm", 2019): luma, a double box filter, 64 × 64 samples, the 16 × 16 low frequencies of a
 * cosine transform, each compared with their median.
 */
export interface PdqHash {
  /** 256 bits as eight words; bit k of the hash is bit k & 31 of word k >> 5. */
  words: Uint32Array;
  /** 0–100: how much the picture has to say. Pictures below 50 are too flat for the plain rule. */
  quality: number;
}

export interface Rect {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** The 16 × 16 transform of a picture, from which a hash, its mirror image and its stable bits all follow. */
export interface PdqSpectrum {
  coefficients: Float32Array;
  median: number;
  quality: number;
}

const GRID = 64;
const BITS = 16;
const HASH_WORDS = 8;
const REFERENCE_SCALE = 255 / 100;

const transform = Float32Array.from({ length: BITS * GRID }, (_, at) => {
  const frequency = Math.floor(at / GRID) + 1;
  return Math.sqrt(2 / GRID) * Math.cos((Math.PI / (2 * GRID)) * frequency * (2 * (at % GRID) + 1));
});

/** Two box filters in a row are one tent; it is evaluated only where the 64 samples are taken. */
interface Taps {
  /** Positions and weights of sample s stand at s × width … (s + 1) × width; weights outside the picture are 0. */
  width: number;
  positions: Int32Array;
  weights: Float64Array;
}

const tapsByLength = new Map<number, Taps>();

function tapsFor(length: number): Taps {
  const known = tapsByLength.get(length);
  if (known) return known;
  const window = Math.max(1, Math.floor((length + 2 * GRID - 1) / (2 * GRID)));
  const half = Math.floor((window + 2) / 2);
  const width = 2 * window - 1;
  const positions = new Int32Array(GRID * width);
  const weights = new Float64Array(GRID * width);
  for (let at = 0; at < GRID; at++) {
    const start = Math.floor(((at + 0.5) * length) / GRID) + 2 * (half - window);
    let total = 0;
    for (let tap = 0; tap < width; tap++) {
      const outside = start + tap < 0 || start + tap >= length;
      const weight = outside ? 0 : window - Math.abs(tap - window + 1);
      positions[at * width + tap] = outside ? 0 : start + tap;
      weights[at * width + tap] = weight;
      total += weight;
    }
    // The tent is cut and re-weighted where it would leave the picture.
    for (let tap = at * width; tap < (at + 1) * width; tap++) weights[tap] = (weights[tap] ?? 0) / total;
  }
  const taps = { width, positions, weights };
  if (tapsByLength.size < 1_024) tapsByLength.set(length, taps);
  return taps;
}

const rowsBuffer = new Float64Array(GRID * 4096);

/** The 64 × 64 samples of a part of a picture. */
export function samplesOf(image: LumaImage, rect: Rect): Float32Array {
  const columns = tapsFor(rect.width);
  const rows = tapsFor(rect.height);
  const rowSamples = rect.height * GRID <= rowsBuffer.length ? rowsBuffer : new Float64Array(rect.height * GRID);
  const { luma } = image;
  for (let y = 0; y < rect.height; y++) {
    const base = (rect.y + y) * image.width + rect.x;
    for (let x = 0; x < GRID; x++) {
      let sum = 0;
      for (let tap = x * columns.width; tap < (x + 1) * columns.width; tap++) {
        sum += (columns.weights[tap] ?? 0) * (luma[base + (columns.positions[tap] ?? 0)] ?? 0);
      }
      rowSamples[y * GRID + x] = sum;
    }
  }
  const samples = new Float32Array(GRID * GRID);
  for (let y = 0; y < GRID; y++) {
    for (let tap = y * rows.width; tap < (y + 1) * rows.width; tap++) {
      const weight = rows.weights[tap] ?? 0;
      const from = (rows.positions[tap] ?? 0) * GRID;
      for (let x = 0; x < GRID; x++) {
        samples[y * GRID + x] = (samples[y * GRID + x] ?? 0) + weight * (rowSamples[from + x] ?? 0);
      }
    }
  }
  return samples;
}

function qualityOf(samples: Float32Array): number {
  let gradient = 0;
  for (let y = 0; y < GRID; y++) {
    for (let x = 0; x < GRID; x++) {
      const here = samples[y * GRID + x] ?? 0;
      if (y + 1 < GRID) gradient += Math.trunc(Math.abs(here - (samples[(y + 1) * GRID + x] ?? 0)) / REFERENCE_SCALE);
      if (x + 1 < GRID) gradient += Math.trunc(Math.abs(here - (samples[y * GRID + x + 1] ?? 0)) / REFERENCE_SCALE);
    }
  }
  return Math.min(100, Math.floor(gradient / 90));
}

const half = new Float64Array(GRID);

/** From 64 × 64 samples of brightness, 0–255, row by row. */
export function spectrumOf(samples: Float32Array): PdqSpectrum {
  const coefficients = new Float32Array(BITS * BITS);
  for (let row = 0; row < BITS; row++) {
    half.fill(0);
    for (let y = 0; y < GRID; y++) {
      const share = transform[row * GRID + y] ?? 0;
      for (let x = 0; x < GRID; x++) half[x] = (half[x] ?? 0) + share * (samples[y * GRID + x] ?? 0);
    }
    for (let column = 0; column < BITS; column++) {
      let sum = 0;
      for (let x = 0; x < GRID; x++) sum += (half[x] ?? 0) * (transform[column * GRID + x] ?? 0);
      coefficients[row * BITS + column] = sum;
    }
  }
  return { coefficients, median: medianOf(coefficients), quality: qualityOf(samples) };
}

/** The lower of the two middle values, as the reference takes it. */
const medianOf = (coefficients: Float32Array): number => coefficients.slice().sort()[127] ?? 0;

function bitsWhere(test: (at: number) => boolean): Uint32Array {
  const words = new Uint32Array(HASH_WORDS);
  for (let at = 0; at < 256; at++) if (test(at)) words[at >> 5] = ((words[at >> 5] ?? 0) | (1 << (at & 31))) >>> 0;
  return words;
}

/** The 256 bits as eight words, row by row from the lowest frequency: set where a coefficient is above the median. */
export function hashOfSpectrum({ coefficients, median }: PdqSpectrum): Uint32Array {
  return bitsWhere((at) => (coefficients[at] ?? 0) > median);
}

/** The spectrum of the picture as seen in a mirror: odd horizontal frequencies change their sign. */
export function mirrored(spectrum: PdqSpectrum): PdqSpectrum {
  const coefficients = spectrum.coefficients.slice();
  for (let at = 0; at < 256; at += 2) coefficients[at] = -(coefficients[at] ?? 0);
  return { coefficients, median: medianOf(coefficients), quality: spectrum.quality };
}

/** The spectrum of the picture turned by 90, 180 or 270 degrees: turned axes and changed signs of odd frequencies. */
export function turned({ coefficients, quality }: PdqSpectrum, degrees: 90 | 180 | 270): PdqSpectrum {
  const out = new Float32Array(coefficients.length);
  for (let row = 0; row < BITS; row++) {
    for (let column = 0; column < BITS; column++) {
      const from = degrees === 180 ? row * BITS + column : column * BITS + row;
      const flips = (degrees !== 90 && row % 2 === 0 ? 1 : 0) + (degrees !== 270 && column % 2 === 0 ? 1 : 0);
      out[row * BITS + column] = (flips === 1 ? -1 : 1) * (coefficients[from] ?? 0);
    }
  }
  return { coefficients: out, median: medianOf(out), quality };
}

/** The spectrum of the negative: dark and bright exchanged. */
export function negated({ coefficients, quality }: PdqSpectrum): PdqSpectrum {
  const turned = coefficients.map((coefficient) => -coefficient);
  return { coefficients: turned, median: medianOf(turned), quality };
}

/**
 * Which bits survive re-encoding: those further from the median than 12 % of the spectrum's mean deviation
 * from it. A symmetric flat logo keeps only about half of its bits.
 */
export function stableBits({ coefficients, median }: PdqSpectrum): Uint32Array {
  let deviation = 0;
  for (const coefficient of coefficients) deviation += Math.abs(coefficient - median);
  const margin = (0.12 * deviation) / coefficients.length;
  return bitsWhere((at) => Math.abs((coefficients[at] ?? 0) - median) > margin);
}

/** The plain PDQ hash of a whole picture. */
export function pdqOf(image: LumaImage): PdqHash {
  const spectrum = spectrumOf(samplesOf(image, { x: 0, y: 0, width: image.width, height: image.height }));
  return { words: hashOfSpectrum(spectrum), quality: spectrum.quality };
}

const popcount = (word: number): number => {
  let bits = word - ((word >>> 1) & 0x55555555);
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
  return Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
};

/** The number of differing bits, 0–256; stops early above `atMost`. */
export function hammingDistance(a: Uint32Array, b: Uint32Array, aOffset = 0, bOffset = 0, atMost = 256): number {
  let distance = 0;
  for (let word = 0; word < HASH_WORDS; word++) {
    distance += popcount((a[aOffset + word] ?? 0) ^ (b[bOffset + word] ?? 0));
    if (distance > atMost) return distance;
  }
  return distance;
}

/** Differing bits among those that `mask` calls stable, scaled to 256; and how many bits were compared. */
export function maskedDistance(
  a: Uint32Array,
  b: Uint32Array,
  mask: Uint32Array,
): { distance: number; compared: number } {
  let differing = 0;
  let compared = 0;
  for (let word = 0; word < HASH_WORDS; word++) {
    const stable = mask[word] ?? 0;
    compared += popcount(stable);
    differing += popcount(((a[word] ?? 0) ^ (b[word] ?? 0)) & stable);
  }
  return { distance: compared === 0 ? 256 : (differing * 256) / compared, compared };
}

/** 64 hexadecimal digits, the written form that Meta's tools exchange. */
export function pdqToHex(words: Uint32Array): string {
  let hex = '';
  for (let word = HASH_WORDS - 1; word >= 0; word--) hex += (words[word] ?? 0).toString(16).padStart(8, '0');
  return hex;
}

/** Reads the written form; undefined when it is not 64 hexadecimal digits. */
export function pdqFromHex(hex: string): Uint32Array | undefined {
  if (!/^[0-9a-f]{64}$/i.test(hex)) return undefined;
  return Uint32Array.from({ length: HASH_WORDS }, (_, word) =>
    Number.parseInt(hex.slice(56 - word * 8, 64 - word * 8), 16),
  );
}
