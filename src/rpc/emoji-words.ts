import { readFile } from 'node:fs/promises';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { tl } from '@mtcute/core';
import cldr from 'cldr-annotations-full/package.json' with { type: 'json' };
import usualOrder from 'unicode-emoji-json/data-ordered-emoji.json' with { type: 'json' };
import { z } from 'zod';
import { createLru } from '#lib/lru.ts';

/** That of the Unicode locale data which they come from; clients ask with it for what is newer. */
export const EMOJI_WORDS_VERSION = Number(cldr.cldrVersion);

/** Clients keep what they got and a language is read in some 30 ms, so only a few are held. */
const KEPT_LANGUAGES = 4;
/** As many emoji take about 2 ms when the first language is read; then others have their turn. */
const EMOJI_IN_A_TURN = 128;

const spoken = new Set('ar de en es fa fr he hi id it ja ko pt ru tr uk zh'.split(' '));
const read = createLru<string, Promise<tl.RawEmojiKeyword[]>>(KEPT_LANGUAGES);

const annotationsFile = z.object({
  annotations: z.object({ annotations: z.record(z.string(), z.unknown()) }),
});
/** The name of an emoji, as it is spoken, and the other words for it. */
const annotation = z.object({ tts: z.array(z.string()).default([]), default: z.array(z.string()).default([]) });

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
    words.catch(() => read.delete(language));
  }
  return words;
}

/** In the usual order of emoji, but what has a word as its name comes first. */
async function readWords(language: string): Promise<tl.RawEmojiKeyword[]> {
  const annotations = await readAnnotations(language);
  const emojiOf = new Map<string, string[]>();
  for (const [index, emoji] of usualOrder.entries()) {
    if (index % EMOJI_IN_A_TURN === 0) await nextTurn();
    for (const [place, word] of wordsOf(annotations.get(plain(emoji)), language).entries()) {
      const known = emojiOf.get(word);
      if (!known) emojiOf.set(word, [emoji]);
      else if (place === 0) known.unshift(emoji);
      else known.push(emoji);
    }
  }
  return Array.from(emojiOf, ([keyword, emoticons]) => ({ _: 'emojiKeyword', keyword, emoticons }));
}

/** What the locale data says of each emoji, by its plain form. */
async function readAnnotations(language: string): Promise<Map<string, unknown>> {
  const file = new URL(import.meta.resolve(`cldr-annotations-full/annotations/${language}/annotations.json`));
  const { annotations } = annotationsFile.parse(JSON.parse(await readFile(file, 'utf8')));
  return new Map(Object.entries(annotations.annotations).map(([emoji, said]) => [plain(emoji), said]));
}

/** The name first. */
function wordsOf(said: unknown, language: string): string[] {
  if (said === undefined) return [];
  const { tts: name, default: others } = annotation.parse(said);
  return [...new Set([...name, ...others].map((word) => word.toLocaleLowerCase(language)))];
}

/** Without the mark that asks for a picture instead of a sign: the locale data leaves it out. */
const plain = (emoji: string) => emoji.replaceAll('\uFE0F', '');
