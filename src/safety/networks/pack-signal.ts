import type { Signal } from './types.ts';

/** Numbers as base64 of their little-endian bytes: a third of what a JSON list of them takes. */
const pack = (numbers: Uint16Array | Uint32Array): string => {
  const bytes = new Uint8Array(numbers.length * numbers.BYTES_PER_ELEMENT);
  const view = new DataView(bytes.buffer);
  for (const [at, number] of numbers.entries())
    if (numbers.BYTES_PER_ELEMENT === 2) view.setUint16(at * 2, number, true);
    else view.setUint32(at * 4, number, true);
  return bytes.toBase64();
};

function unpack16(text: string): Uint16Array {
  const bytes = Uint8Array.fromBase64(text);
  const view = new DataView(bytes.buffer);
  return Uint16Array.from({ length: bytes.length >> 1 }, (_, at) => view.getUint16(at * 2, true));
}

function unpack32(text: string): Uint32Array {
  const bytes = Uint8Array.fromBase64(text);
  const view = new DataView(bytes.buffer);
  return Uint32Array.from({ length: bytes.length >> 2 }, (_, at) => view.getUint32(at * 4, true));
}

interface PackedText {
  t: 'text';
  k: string;
  m: string;
  b: string;
  n: number;
}
interface PackedPicture {
  t: 'picture';
  r: 'avatar' | 'media';
  p: string;
  s: string;
  h: string;
  g: [number, number];
  q: number;
}
interface PackedName {
  t: 'title' | 'handle';
  s: string;
  g: string;
  v: boolean;
}
type Packed = PackedText | PackedPicture | PackedName | { t: 'plain'; signal: Signal };

/** A signal as one short text for a store. */
export function packSignal(signal: Signal): string {
  return JSON.stringify(packed(signal));
}

function packed(signal: Signal): Packed {
  switch (signal.type) {
    case 'text': {
      const { keyId, minhash, bottom, shingleCount } = signal.sketch;
      return { t: 'text', k: keyId, m: pack(minhash), b: pack(bottom), n: shingleCount };
    }
    case 'picture': {
      const { pdq, stable, shape, shapeSigns, quality } = signal.sketch;
      const { role } = signal;
      return { t: 'picture', r: role, p: pack(pdq), s: pack(stable), h: pack(shape), g: shapeSigns, q: quality };
    }
    case 'title':
    case 'handle': {
      const { skeleton, trigrams, variant } = signal.sketch;
      return { t: signal.type, s: skeleton, g: pack(trigrams), v: variant };
    }
    default:
      return { t: 'plain', signal };
  }
}

/** The inverse of `packSignal`. */
export function unpackSignal(text: string): Signal {
  const packedSignal: Packed = JSON.parse(text);
  switch (packedSignal.t) {
    case 'text': {
      const { k, m, b, n } = packedSignal;
      return {
        type: 'text',
        sketch: { keyId: k, minhash: unpack16(m), bottom: unpack32(b), shingleCount: n },
      };
    }
    case 'picture': {
      const { r, p, s, h, g, q } = packedSignal;
      const sketch = { pdq: unpack32(p), stable: unpack32(s), shape: unpack32(h), shapeSigns: g, quality: q };
      return { type: 'picture', role: r, sketch };
    }
    case 'title':
    case 'handle': {
      const { t, s, g, v } = packedSignal;
      return { type: t, sketch: { skeleton: s, trigrams: unpack32(g), variant: v } };
    }
    case 'plain':
      return packedSignal.signal;
  }
}
