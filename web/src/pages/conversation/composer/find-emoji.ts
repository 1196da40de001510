import type { Messenger } from '../../../data/messenger.ts';
import type { EmojiWords } from '../../../data/views.ts';
import { currentLanguage } from '../../../i18n/index.ts';

/** What is written together is looked for anywhere in a phrase; elsewhere a word is known by how it begins. */
const UNSPACED = /\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|\p{Script=Thai}/u;

const plain = (text: string) => text.toLocaleLowerCase().normalize('NFKD').replace(/\p{M}/gu, '').replaceAll('ё', 'е');

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

/**
 * Emoji for what was typed: first those that it names, then those with a phrase that begins with it, then those with
 * all of its words.
 */
export function findEmoji(words: EmojiWords, typed: string, most: number): string[] {
  const query = plain(typed).trim().replace(/\s+/g, ' ');
  if (!query) return [];
  const parts = query.split(' ');
  const anywhere = UNSPACED.test(query);
  const ranks: Set<string>[] = [new Set(), new Set(), new Set()];
  const withPart = parts.map(() => new Set<string>());
  for (const [phrase, emojis] of words) {
    if (phrase === query) add(ranks[0], emojis);
    else if (phrase.startsWith(query)) add(ranks[1], emojis);
    parts.forEach((part, index) => {
      if (anywhere ? phrase.includes(part) : ` ${phrase}`.includes(` ${part}`)) add(withPart[index], emojis);
    });
  }
  const [first, ...others] = withPart;
  for (const emoji of first ?? []) if (others.every((other) => other.has(emoji))) ranks[2]?.add(emoji);
  return [...new Set(ranks.flatMap((rank) => [...rank]))].slice(0, most);
}

function add(to: Set<string> | undefined, emojis: string[]): void {
  for (const emoji of emojis) to?.add(emoji);
}
