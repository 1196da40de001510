import type { Fingerprint, Signal } from '../networks/types.ts';
import { numbersFromHex, numbersToHex } from './bytes.ts';
import type { SignalLine } from './bundle-types.ts';

const PICTURE_WORDS = 22 * 8 + 16 + 16;

/** The lines of one fingerprint, or none when its kind never leaves the server (handles, mentions, operators). */
export function toSignalLines({ id, nodeId, df, signal }: Fingerprint): SignalLine[] {
  const line = (type: SignalLine['signal'], value: string, distanceRule: string, weightHint: number): SignalLine => ({
    type: 'signal',
    ref: id,
    node: nodeId,
    signal: type,
    value,
    distanceRule,
    df,
    weightHint,
  });
  switch (signal.type) {
    case 'text': {
      const { minhash, bottom, shingleCount } = signal.sketch;
      return [
        line('minhash128k', numbersToHex(minhash, 2), 'jaccard 0.3 and up', 80),
        line('bottomk64k', numbersToHex([shingleCount], 2) + numbersToHex(bottom, 4), 'containment 0.4 and up', 80),
      ];
    }
    case 'picture': {
      const { pdq, stable, shape, shapeSigns, quality } = signal.sketch;
      const tail = [...shapeSigns, Math.round(quality), signal.role === 'avatar' ? 1 : 0];
      return [
        line('pdq22', numbersToHex([...pdq, ...stable, ...shape], 4) + numbersToHex(tail, 2), 'hamming 31 or less', 70),
      ];
    }
    case 'title': {
      const { skeleton, trigrams, variant } = signal.sketch;
      return [
        line(
          'title_tri_k',
          `${variant ? '01' : '00'}${skeleton}${numbersToHex(trigrams, 4)}`,
          'trigram jaccard 0.6 and up',
          50,
        ),
      ];
    }
    case 'link':
      return [line('link_k', signal.path, 'equal', 80)];
    case 'layout':
      return [line('template_k', signal.hash, 'equal', 60)];
    case 'commands':
      return [line('template_k', `c0${signal.hash}`, 'equal', 60)];
    case 'hours':
      return [
        line(
          'hours24',
          numbersToHex(
            signal.hours.map((count) => Math.min(0xffff, count)),
            2,
          ),
          'correlation 0.75 and up',
          15,
        ),
      ];
    case 'handle':
    case 'mention':
    case 'token':
      return [];
  }
}

/** Whether a fingerprint's comparison needs the exchange key; pictures and hours do not. */
export const needsKey = (signal: Signal): boolean => signal.type !== 'picture' && signal.type !== 'hours';

/** Reads the lines of one fingerprint back; undefined when they are not what they say. */
export function fromSignalLines(lines: readonly SignalLine[], keyId: string): Signal | undefined {
  const [first, second] = lines;
  if (!first) return undefined;
  if (first.signal === 'minhash128k' || first.signal === 'bottomk64k') return textOf(first, second, keyId);
  if (second) return undefined;
  switch (first.signal) {
    case 'pdq22':
      return pictureOf(first.value);
    case 'title_tri_k':
      return titleOf(first.value);
    case 'link_k':
      return first.value.length === 16 ? { type: 'link', path: first.value } : undefined;
    case 'template_k':
      if (first.value.length === 18 && first.value.startsWith('c0'))
        return { type: 'commands', hash: first.value.slice(2) };
      return first.value.length === 16 ? { type: 'layout', hash: first.value } : undefined;
    case 'hours24': {
      const hours = numbersFromHex(first.value, 2, 24);
      return hours && { type: 'hours', hours };
    }
  }
}

function textOf(first: SignalLine, second: SignalLine | undefined, keyId: string): Signal | undefined {
  const minhashLine = first.signal === 'minhash128k' ? first : second;
  const bottomLine = first.signal === 'bottomk64k' ? first : second;
  if (minhashLine?.signal !== 'minhash128k' || bottomLine?.signal !== 'bottomk64k') return undefined;
  const minhash = numbersFromHex(minhashLine.value, 2, 128);
  const [shingleCount] = numbersFromHex(bottomLine.value.slice(0, 4), 2, 1) ?? [];
  const bottom = numbersFromHex(bottomLine.value.slice(4), 4);
  if (!minhash || !bottom || shingleCount === undefined || bottom.length === 0 || bottom.length > 64) return undefined;
  if (shingleCount < bottom.length || bottom.some((value, at) => at > 0 && value <= (bottom[at - 1] ?? 0)))
    return undefined;
  return {
    type: 'text',
    sketch: { keyId, minhash: Uint16Array.from(minhash), bottom: Uint32Array.from(bottom), shingleCount },
  };
}

function pictureOf(value: string): Signal | undefined {
  const words = numbersFromHex(value.slice(0, PICTURE_WORDS * 8), 4, PICTURE_WORDS);
  const tail = numbersFromHex(value.slice(PICTURE_WORDS * 8), 2, 4);
  if (!words || !tail) return undefined;
  const [left = 0, right = 0, quality = 0, avatar = 0] = tail;
  const all = Uint32Array.from(words);
  return {
    type: 'picture',
    role: avatar === 1 ? 'avatar' : 'media',
    sketch: {
      pdq: all.slice(0, 176),
      stable: all.slice(176, 192),
      shape: all.slice(192, 208),
      shapeSigns: [left, right],
      quality,
    },
  };
}

function titleOf(value: string): Signal | undefined {
  const trigrams = numbersFromHex(value.slice(18), 4);
  if (!/^0[01]/.test(value) || value.length < 26 || !trigrams || trigrams.length > 64) return undefined;
  return {
    type: 'title',
    sketch: {
      skeleton: value.slice(2, 18),
      trigrams: Uint32Array.from(trigrams).sort(),
      variant: value.startsWith('01'),
    },
  };
}
