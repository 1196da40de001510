import { skeletonOf } from './confusables.ts';
import { foldText } from './fold-text.ts';
import { hashHex, hashString, type SketchKey } from './keyed-hash.ts';
import { TEXT_LIMITS } from './ports.ts';

/** What is kept of a title or handle: keyed hashes only, so that neither can be read back. */
export interface NameSketch {
  /** Keyed hash of the whole skeleton without numbering. */
  skeleton: string;
  /** Keyed hashes of the skeleton's three-letter windows, ascending, at most 64. */
  trigrams: Uint32Array;
  /** Whether the name was numbered or called a backup ("… 2", "… reserve", "new …"). */
  variant: boolean;
}

export type NameRelation = 'equal' | 'similar' | 'none';

/** Words that a returned channel adds to its old name; folded like every text. */
const VARIANT_WORDS = new Set(
  ['backup', 'reserve', 'new', 'official', 'return', 'returned', 'second', 'mirror', 'copy', 'neu', 'nuevo', 'nouveau']
    .concat([
      'резерв',
      'новый',
      'копия',
      'зеркало',
      'yedek',
      'yeni',
      'احتياطي',
      'جديد',
      '备用',
      'v2',
      'ii',
      'iii',
      'bis',
    ])
    .map(foldText),
);

const WORDS = /[\p{L}\p{M}]+|\p{N}+/gu;

/** A name without case, confusables, spaces, numbering and backup words. */
export function nameCore(name: string): { core: string; variant: boolean } {
  const clipped = name.slice(0, TEXT_LIMITS.maxNameChars).normalize('NFKC').replace(/_/g, ' ');
  const words = clipped.match(WORDS) ?? [];
  const kept: string[] = [];
  let variant = false;
  for (const word of words) {
    const folded = foldText(word);
    if (/^\p{N}+$/u.test(word) || VARIANT_WORDS.has(folded)) variant = true;
    else kept.push(folded);
  }
  const core = foldText(skeletonOf(kept.join('')));
  // A name that is nothing but numbering keeps it; else all such names would be one.
  return core.length > 0 ? { core, variant } : { core: foldText(clipped), variant: false };
}

/** Sketches a title or handle; undefined when it is too short (under 4 folded characters) to tell anybody apart. */
export function sketchName(key: SketchKey, name: string): NameSketch | undefined {
  const { core, variant } = nameCore(name);
  const wide = [...core].length;
  // An ideograph says as much as a word does, so two of them are a name.
  if (wide < (/[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(core) ? 2 : 4))
    return undefined;
  const padded = `\u0002${core}\u0003`;
  const trigrams = new Set<number>();
  for (let at = 0; at + 3 <= padded.length; at++) trigrams.add(hashString(key, padded.slice(at, at + 3)));
  return { skeleton: hashHex(key, `name:${core}`), trigrams: Uint32Array.from(trigrams).sort().slice(0, 64), variant };
}

/** Shared trigrams over all trigrams, 0–1. */
export function trigramSimilarity(a: Uint32Array, b: Uint32Array): number {
  let shared = 0;
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    const left = a[i] ?? 0;
    const right = b[j] ?? 0;
    if (left === right) shared++;
    if (left <= right) i++;
    if (right <= left) j++;
  }
  const all = a.length + b.length - shared;
  return all === 0 ? 0 : shared / all;
}

export const NAME_SIMILAR = 0.6;

/** `equal` when what is left of both without look-alikes and ornaments is the same. */
export function relationOfNames(a: NameSketch, b: NameSketch): NameRelation {
  if (a.skeleton === b.skeleton) return 'equal';
  return trigramSimilarity(a.trigrams, b.trigrams) >= NAME_SIMILAR ? 'similar' : 'none';
}
