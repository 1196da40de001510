import type { Corpus } from './corpora.ts';
import type { Random } from './random.ts';

/** Writes new sentences in the manner of a corpus: a first-order chain over its words (or characters). */
export interface Writer {
  lang: string;
  /** A new text of about `words` words. */
  write(random: Random, words: number): string;
  /** A passage of the corpus as it stands: scripture, law, proverbs that everybody quotes. */
  quote(random: Random): string;
  word(random: Random): string;
}

const UNSPACED = new Set(['zh', 'ja', 'th']);
const MAX_WORDS = 60_000;

export function createWriter(corpus: Corpus): Writer {
  const unspaced = UNSPACED.has(corpus.lang);
  const joiner = unspaced ? '' : ' ';
  const followers = new Map<string, string[]>();
  const starts: string[] = [];
  const vocabulary: string[] = [];
  let seen = 0;
  // Every n-th passage, so that a large corpus is represented whole within the limit.
  const stride = Math.max(1, Math.ceil(corpus.passages.reduce((sum, text) => sum + text.length / 6, 0) / MAX_WORDS));
  for (let at = 0; at < corpus.passages.length; at += stride) {
    const words = tokens(corpus.passages[at] ?? '', unspaced);
    if (words[0]) starts.push(words[0]);
    for (let place = 0; place < words.length; place++) {
      const word = words[place] ?? '';
      const next = words[place + 1];
      if (++seen > MAX_WORDS) break;
      vocabulary.push(word);
      if (next === undefined) continue;
      const list = followers.get(word);
      if (list) list.push(next);
      else followers.set(word, [next]);
    }
  }
  const writer: Writer = {
    lang: corpus.lang,
    write(random, words) {
      const written: string[] = [];
      let word = random.pick(starts);
      while (written.length < words) {
        written.push(word);
        const next = followers.get(word);
        // A jump now and then: a small corpus would otherwise be copied in long runs.
        word = next && !random.chance(0.15) ? random.pick(next) : random.pick(vocabulary);
      }
      return written.join(joiner);
    },
    quote: (random) => random.pick(corpus.passages).slice(0, 600),
    word: (random) => random.pick(vocabulary),
  };
  return writer;
}

function tokens(passage: string, unspaced: boolean): string[] {
  if (!unspaced) return passage.split(' ');
  // Two characters are about one word where words are not parted.
  const characters = [...passage.replace(/\s/g, '')];
  const pairs: string[] = [];
  for (let at = 0; at < characters.length; at += 2) pairs.push(characters.slice(at, at + 2).join(''));
  return pairs;
}

/** How long people write: mostly 8–60 words. */
export const messageWords = (random: Random): number =>
  Math.max(7, Math.min(140, Math.round(Math.exp(3.1 + 0.6 * random.normal()))));
