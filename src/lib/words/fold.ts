import { sify } from 'chinese-conv';

const marks = /\p{M}|ـ/gu;

/** Soft hyphens, joiners and other signs that nobody sees. One of them parts words in Persian (U+200C), as a space would. */
const unseen = /(?!\u200c)\p{Cf}/gu;

/** Letters that readers take for the same and Unicode does not decompose, by what they are compared as. */
const alike: Record<string, string> = {
  // Arabic as it is written in a hurry, and by Persian and Urdu keyboards.
  ا: 'ٱ',
  ه: 'ةۃہە',
  ي: 'ىی',
  ك: 'کڪ',
  // Latin letters with strokes and ligatures.
  i: 'ı',
  o: 'ø',
  d: 'đð',
  l: 'ł',
  h: 'ħ',
  t: 'ŧ',
  ss: 'ß',
  ae: 'æ',
  oe: 'œ',
  th: 'þ',
  // Apostrophes that count as letters.
  "'": 'ʹʻʼʽʾʿˈ',
};

/** The zeros of scripts that have digits of their own; nine more follow each. */
const zeros = '٠۰०০੦૦୦௦౦೦൦๐໐༠၀០';

const comparedAs = new Map<string, string>();
for (const [as, letters] of Object.entries(alike)) for (const letter of letters) comparedAs.set(letter, as);
for (const zero of zeros)
  for (let digit = 0; digit < 10; digit++)
    comparedAs.set(String.fromCodePoint((zero.codePointAt(0) ?? 0) + digit), String(digit));
const replaced = new RegExp(`[${[...comparedAs.keys()].join('')}]`, 'gu');
const han = /\p{Script=Han}/u;

/** No case, no accents, no width variants. */
const bare = (text: string): string => text.normalize('NFKD').replace(marks, '').toLowerCase();

const withoutVariants = (folded: string): string => {
  const seen = folded.replace(unseen, '').replace(replaced, (letter) => comparedAs.get(letter) ?? letter);
  return han.test(seen) ? sify(seen) : seen;
};

/** Letters and digits as they are compared: what readers take for the same is the same, Chinese is simplified. */
export const fold = (text: string): string => withoutVariants(bare(text));

/** Goes up whenever the same text gives other words than before: what was indexed is then looked through once more. */
export const wordRules = 1;

/** Whether the present rules of words make others of this text than those before, which left its letters as `bare` does. */
export function isReworded(text: string): boolean {
  const before = bare(text);
  return withoutVariants(before) !== before;
}
