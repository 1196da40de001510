import { fold } from '#lib/words/fold.ts';
import { formOf } from '#lib/words/word-forms.ts';

/** Scripts that are written without spaces: each pair of characters is a word of the index. */
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]+/gu;
const words = /[\p{L}\p{N}]+/gu;

/** ASCII has no marks, no variants and no unspaced scripts, and needs none of the costlier patterns. */
const plain = /^[\x20-\x7e\s]*$/;
const plainWords = /[a-z0-9]+/g;

const longestWord = 40;
const mostWords = 400;

/** The beginning of a long word, never half a character. */
const cut = (word: string): string => word.slice(0, longestWord).replace(/[\ud800-\udbff]$/, '');

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
  for (const word of folded.replace(unspaced, ' ').match(words) ?? []) found.add(cut(word));
  return [...found].slice(0, mostWords);
}

export interface SoughtWord {
  word: string;
  /** What it shares with its other forms, which are sought with it; a tag, a name or a link has none. */
  form?: string;
}

export interface SearchWords {
  /** All of these must be there … */
  whole: SoughtWord[];
  /** … and a word that begins so: people search while they type. */
  prefix?: SoughtWord;
}

/** Tags, usernames, addresses and numbers with a point. */
const asWritten = /^[#@$]|[\p{L}\p{N}][._@][\p{L}\p{N}]|:\/\//u;
const lastUnspaced = new RegExp(`${unspaced.source}$`, 'u');

/** What a query asks for; undefined when it holds no letter or digit. */
export function queryWords(query: string): SearchWords | undefined {
  const folded = fold(query);
  const whole: SoughtWord[] = [];
  const spaced: SoughtWord[] = [];
  for (const piece of folded.split(/\s+/)) {
    const isLiteral = asWritten.test(piece);
    const sought = (word: string): SoughtWord => (isLiteral ? { word } : { word, form: formOf(word) });
    for (const [run] of piece.matchAll(unspaced)) whole.push(...pairs(run).map(sought));
    for (const [word] of piece.replace(unspaced, ' ').matchAll(words)) spaced.push(sought(cut(word)));
  }
  const endsInWord = /[\p{L}\p{N}]$/u.test(folded) && !lastUnspaced.test(folded);
  const prefix = endsInWord ? spaced.pop() : undefined;
  const each = new Map([...whole, ...spaced].map((sought) => [sought.word, sought]));
  if (each.size === 0 && prefix === undefined) return undefined;
  return { whole: [...each.values()], ...(prefix ? { prefix } : {}) };
}
