import { foldCodePoint } from './confusables.ts';
import { TEXT_LIMITS } from './ports.ts';

/**
 * A text without everything that a copyist changes cheaply: compatibility forms, zero-width characters, case, marks,
 * confusable letters, spaces, punctuation and emoji. Only letters and digits remain, at most `TEXT_LIMITS.maxChars`.
 */
export function foldText(text: string): string {
  const limit = Math.min(text.length, TEXT_LIMITS.maxChars);
  let folded = '';
  for (let at = 0; at < limit; ) {
    const codePoint = text.codePointAt(at) ?? 0;
    at += codePoint >= 0x10000 ? 2 : 1;
    folded += foldCodePoint(codePoint);
  }
  return folded;
}

/** Links and handles are evidence of their own; left in a text they would make unlike texts alike. */
const LINKS_AND_HANDLES = /(?:https?:\/\/|t\.me\/|www\.)\S+|@[\p{L}\p{N}_]{3,}/giu;

export const withoutLinks = (text: string): string => text.replace(LINKS_AND_HANDLES, ' ');

const CYRILLIC_GREEK: Record<string, string> = {
  а: 'a', б: 'b', в: 'v', г: 'g', д: 'd', е: 'e', ё: 'e', ж: 'zh', з: 'z', и: 'i', й: 'i', к: 'k', л: 'l', м: 'm',
  н: 'n', о: 'o', п: 'p', р: 'r', с: 's', т: 't', у: 'u', ф: 'f', х: 'kh', ц: 'ts', ч: 'ch', ш: 'sh', щ: 'shch',
  ъ: '', ы: 'y', ь: '', э: 'e', ю: 'iu', я: 'ia', і: 'i', ї: 'i', є: 'ie', ґ: 'g', ў: 'u', ј: 'j', љ: 'lj', њ: 'nj',
  ћ: 'c', ђ: 'dj', џ: 'dz', ѓ: 'g', ќ: 'k',
  α: 'a', β: 'v', γ: 'g', δ: 'd', ε: 'e', ζ: 'z', η: 'i', θ: 'th', ι: 'i', κ: 'k', λ: 'l', μ: 'm', ν: 'n', ξ: 'x',
  ο: 'o', π: 'p', ρ: 'r', σ: 's', ς: 's', τ: 't', υ: 'y', φ: 'f', χ: 'ch', ψ: 'ps', ω: 'o',
}; // biome-ignore format: one row per alphabet reads better than one letter per line

/**
 * The text in Latin letters when most of it is Cyrillic or Greek, else undefined. A removed text is banked under both
 * forms, so that a copy typed in Latin letters is still a copy.
 */
export function romanised(text: string): string | undefined {
  let letters = 0;
  let mapped = 0;
  let latin = '';
  for (const character of text.toLowerCase().normalize('NFC')) {
    const target = CYRILLIC_GREEK[character] ?? CYRILLIC_GREEK[character.normalize('NFD').charAt(0)];
    if (/\p{L}/u.test(character)) letters++;
    if (target !== undefined) mapped++;
    latin += target ?? character;
  }
  return letters > 0 && mapped / letters >= 0.6 ? latin : undefined;
}
