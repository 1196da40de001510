/** Scripts that are written without spaces: each pair of characters is a word of the index. */
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]+/gu;
const words = /[\p{L}\p{N}]+/gu;
const marks = /\p{M}|ـ/gu;

/** ASCII has no marks, no variants and no unspaced scripts, and needs none of the costlier patterns. */
const plain = /^[\x20-\x7e\s]*$/;
const plainWords = /[a-z0-9]+/g;

const longestWord = 40;
const mostWords = 400;

/** Letters and digits as they are compared: no case, no accents, no width variants. */
export const fold = (text: string): string => text.normalize('NFKD').replace(marks, '').toLowerCase();

function pairs(run: string): string[] {
  const chars = [...run];
  if (chars.length === 1) return chars;
  return chars.slice(1).map((char, index) => (chars[index] ?? '') + char);
}

/**
 * The words under which a text is found, each once. Chinese, Japanese, Thai and their like give single characters and
 * pairs; every other script its words.
 */
export function indexWords(text: string): string[] {
  if (plain.test(text)) {
    const all = new Set<string>();
    // Plain texts instead of matches: the index of words was a third of all garbage while people send.
    for (const word of text.toLowerCase().match(plainWords) ?? []) all.add(word.slice(0, longestWord));
    return [...all].slice(0, mostWords);
  }
  const folded = fold(text);
  const found = new Set<string>();
  for (const run of folded.match(unspaced) ?? []) for (const word of [...pairs(run), ...run]) found.add(word);
  for (const word of folded.replace(unspaced, ' ').match(words) ?? []) found.add(word.slice(0, longestWord));
  return [...found].slice(0, mostWords);
}

export interface SearchWords {
  /** All of these must be there … */
  whole: string[];
  /** … and a word that begins so: people search while they type. */
  prefix?: string;
}

/** What a query asks for; undefined when it holds no letter or digit. */
export function queryWords(query: string): SearchWords | undefined {
  const folded = fold(query);
  const whole: string[] = [];
  for (const [run] of folded.matchAll(unspaced)) whole.push(...pairs(run));
  const spaced = [...folded.replace(unspaced, ' ').matchAll(words)].map(([word]) => word.slice(0, longestWord));
  const endsInWord =
    /[\p{L}\p{N}]$/u.test(folded) && spaced.length > 0 && !new RegExp(`${unspaced.source}$`, 'u').test(folded);
  const prefix = endsInWord ? spaced.pop() : undefined;
  whole.push(...spaced);
  if (whole.length === 0 && prefix === undefined) return undefined;
  return { whole: [...new Set(whole)], ...(prefix !== undefined ? { prefix } : {}) };
}
