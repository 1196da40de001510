import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { tl } from '@mtcute/core';

/** That of the Unicode locale data which they come from; clients ask with it for what is newer. */
export const EMOJI_WORDS_VERSION = 48;

const spoken = new Set('ar de en es fa fr he hi id it ja ko pt ru tr uk zh'.split(' '));
const read = new Map<string, Promise<tl.RawEmojiKeyword[]>>();

/** The language of the words for a language code such as `pt-br`; undefined where there are none. */
export function emojiLanguage(langCode: string): string | undefined {
  const language = langCode.toLowerCase().split(/[-_]/, 1)[0] ?? '';
  return spoken.has(language) ? language : undefined;
}

/** The words of a language, each with its emoji; none for a language that has none. */
export function emojiWords(langCode: string): Promise<tl.RawEmojiKeyword[]> {
  const language = emojiLanguage(langCode);
  if (language === undefined) return Promise.resolve([]);
  let words = read.get(language);
  if (!words) {
    words = readWords(language);
    read.set(language, words);
  }
  return words;
}

/** A line is an emoji, a tab, its name and its other words with bars between them. What has a word as its name comes first. */
async function readWords(language: string): Promise<tl.RawEmojiKeyword[]> {
  const text = await readFile(join(import.meta.dirname, 'emoji-words', `${language}.txt`), 'utf8');
  const emojiOf = new Map<string, string[]>();
  for (const line of text.split('\n')) {
    const [emoji, words] = line.split('\t');
    if (!emoji || !words) continue;
    for (const [index, word] of words.split('|').entries()) {
      const known = emojiOf.get(word);
      if (!known) emojiOf.set(word, [emoji]);
      else if (index === 0) known.unshift(emoji);
      else known.push(emoji);
    }
  }
  return Array.from(emojiOf, ([keyword, emoticons]) => ({ _: 'emojiKeyword', keyword, emoticons }));
}
