import type { Messenger } from '../../../data/messenger.ts';
import type { EmojiWords } from '../../../data/views.ts';
import { currentLanguage } from '../../../i18n/index.ts';

/** What is written together is looked for anywhere in a phrase; elsewhere a word is known by how it begins. */
const UNSPACED = /\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|\p{Script=Thai}/u;

const plain = (text: string) => text.toLowerCase().normalize('NFKD').replace(/\p{M}/gu, '').replaceAll('ё', 'е');

let loaded: Promise<EmojiWords> | undefined;

/** The words in the languages that this person reads, fetched once. A failure is forgotten, so that one may try again. */
export function emojiWordsHere(messenger: Messenger): Promise<EmojiWords> {
  loaded ??= messenger
    .emojiWords([...new Set([currentLanguage(), ...navigator.languages])])
    .then((words) => words.map(([word, emojis]): [string, string[]] => [plain(word), emojis]))
    .catch((error: unknown) => {
      loaded = undefined;
      throw error;
    });
  return loaded;
}

/** An emoji, and the word or phrase by which it was found. */
export interface FoundEmoji {
  emoji: string;
  phrase: string;
}

/**
 * Emoji for what was typed: first those that it names, then those with a phrase that begins with it, the shortest one
 * first, then those with all of its words.
 */
export function findEmoji(words: EmojiWords, typed: string, most: number): FoundEmoji[] {
  const query = plain(typed).trim().replace(/\s+/g, ' ');
  if (!query) return [];
  const parts = query.split(' ');
  const anywhere = UNSPACED.test(query);
  const begins: EmojiWords = [];
  const withPart = parts.map(() => new Map<string, string>());
  for (const [phrase, emojis] of words) {
    if (phrase.startsWith(query)) begins.push([phrase, emojis]);
    parts.forEach((part, index) => {
      if (anywhere ? phrase.includes(part) : ` ${phrase}`.includes(` ${part}`))
        for (const emoji of emojis) withPart[index]?.set(emoji, phrase);
    });
  }
  const found = new Map<string, string>();
  const add = (emoji: string, phrase: string) => found.has(emoji) || found.set(emoji, phrase);
  begins.sort(([a], [b]) => a.length - b.length);
  for (const [phrase, emojis] of begins) for (const emoji of emojis) add(emoji, phrase);
  const [first, ...others] = withPart;
  for (const [emoji, phrase] of first ?? []) if (others.every((other) => other.has(emoji))) add(emoji, phrase);
  return Array.from(found, ([emoji, phrase]) => ({ emoji, phrase })).slice(0, most);
}
