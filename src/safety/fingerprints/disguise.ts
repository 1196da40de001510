import { withoutLinks } from './fold-text.ts';
import { TEXT_LIMITS } from './ports.ts';

const WORD = /[\p{L}\p{M}\p{N}\u200b-\u200d\u2060\ufeff]+/gu;
const LATIN = /\p{Script=Latin}/u;
const CYRILLIC_OR_GREEK = /[\p{Script=Cyrillic}\p{Script=Greek}]/u;
/** Never written by keyboards. Joiners are left out: Arabic, Persian and Indian scripts need them; so are soft hyphens. */
const INVISIBLE = /[\u200b\u2060\ufeff]/g;
/** A stroke or line through or under a letter; accents are none. */
const STRUCK = /\p{L}[\u0305\u0332-\u0338\u20d2\u20d3]/gu;
/** Letters of another shape: full width, or the bold, italic and script letters of mathematics. */
const RESHAPED = /[\uff21-\uff3a\uff41-\uff5a\u{1d400}-\u{1d7ff}]/gu;
const LETTER = /\p{L}/gu;
const DIGIT_IN_WORD = /\p{L}[013]+\p{L}/u;
/** Scripts in which one character is a word or a syllable. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]/u;

const MIN_LETTERS = 20;
const MIN_WORDS = 3;

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;

/**
 * Whether a text was written so that people read it and filters do not: letters of two alphabets in one word, invisible
 * characters, letters struck through, reshaped or set apart, digits in the place of letters. What the fold takes away, and
 * what nobody does who keeps a post for its own sake.
 */
export function isDisguised(text: string): boolean {
  const plain = withoutLinks(text.slice(0, TEXT_LIMITS.maxChars));
  const letters = count(plain, LETTER);
  if (letters < MIN_LETTERS) return false;
  if (count(plain, INVISIBLE) >= letters / 25) return true;
  if (count(plain, STRUCK) >= letters / 12 || count(plain, RESHAPED) >= letters * 0.4) return true;
  let words = 0;
  let single = 0;
  let mixed = 0;
  let withDigits = 0;
  for (const [word] of plain.matchAll(WORD)) {
    const size = count(word, LETTER);
    if (size === 0) continue;
    words++;
    if (size === 1) single++;
    else if (LATIN.test(word) && CYRILLIC_OR_GREEK.test(word)) mixed++;
    else if (DIGIT_IN_WORD.test(word)) withDigits++;
  }
  if (single >= MIN_LETTERS && single >= words * 0.7) return !UNSPACED.test(plain);
  return Math.max(mixed, withDigits) >= Math.max(MIN_WORDS, words / 6);
}
