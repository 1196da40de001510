import { romanised } from '#safety';
import type { Random } from './random.ts';
import type { Writer } from './writer.ts';

export type TextEdit = (text: string, random: Random, writer: Writer) => string;

/** Pairs of letters that look alike: what is written, what is put in its place. */
const LOOKALIKES: Record<string, string> = Object.fromEntries(
  ['aа cс eе oо pр xх yу iі jј sѕ AА BВ CС EЕ HН KК MМ OО PР TТ XХ аa сc еe оo рp хx уy іi lӏ', 'vν dԁ hһ هہ كک يی ىی']
    .flatMap((line) => line.split(' '))
    .map((pair) => [pair.charAt(0), pair.charAt(1)]),
);
const EMOJI = ['🔥', '🕯️', '✨', '📌', '➡️', '🌙', '⭐', '❗', '🪔', '💡'];
const ZERO_WIDTH = ['\u200b', '\u200c', '\u200d', '\u2060', '\ufeff', '\u00ad'];
const STROKES = ['\u0336', '\u0332', '\u0301', '\u0307'];

const perCharacter = (text: string, change: (character: string) => string): string => [...text].map(change).join('');
const words = (text: string): string[] => text.split(' ');

/** All that evaders do to a text to get past a filter, by name. */
export const TEXT_EDITS: Record<string, TextEdit> = {
  none: (text) => text,
  homoglyphs: (text, random) =>
    perCharacter(text, (c) => (LOOKALIKES[c] !== undefined && random.chance(0.5) ? (LOOKALIKES[c] ?? c) : c)),
  zeroWidth: (text, random) => perCharacter(text, (c) => (random.chance(0.25) ? c + random.pick(ZERO_WIDTH) : c)),
  emoji: (text, random) =>
    words(text)
      .map((w) => (random.chance(0.2) ? `${w} ${random.pick(EMOJI)}` : w))
      .join(' '),
  punctuation: (text, random) =>
    perCharacter(text, (c) => (c === ' ' && random.chance(0.3) ? random.pick([' - ', ', ', ' … ', '. ']) : c)),
  capitals: (text) => text.toUpperCase(),
  dropWords: (text, random) =>
    words(text)
      .filter(() => !random.chance(0.1))
      .join(' '),
  replaceWords: (text, random, writer) =>
    words(text)
      .map((w) => (random.chance(0.1) ? writer.word(random) : w))
      .join(' '),
  footer: (text, random, writer) =>
    `${text}\n\n${random.pick(EMOJI)} ${writer.write(random, 5)} https://t.me/+${random.int(1e9).toString(36)}new`,
  firstPart: (text) => text.slice(0, Math.ceil(text.length * 0.6)),
  spacing: (text) => [...text].join(' '),
  fullWidth: (text) =>
    perCharacter(text, (c) => (/^[!-~]$/.test(c) ? String.fromCharCode(c.charCodeAt(0) + 0xfee0) : c)),
  strokes: (text, random) =>
    perCharacter(text, (c) => (/\p{L}/u.test(c) && random.chance(0.4) ? c + random.pick(STROKES) : c)),
  leet: (text) => perCharacter(text, (c) => ({ o: '0', O: '0', l: '1', I: '1', i: '1' })[c] ?? c),
  sentencesMoved: (text, random) => {
    const parts = text.split(/(?<=[.!?。،,;])\s*/);
    return parts.length < 2 ? text : random.sample(parts, parts.length).join(' ');
  },
  transliterated: (text) => typedInLatin(romanised(text) ?? text, text),
};

/** People type in Latin letters by other tables than ours. */
function typedInLatin(latin: string, original: string): string {
  if (latin === original) return original;
  return latin
    .replaceAll('kh', 'h')
    .replaceAll('shch', 'sch')
    .replaceAll('iu', 'yu')
    .replaceAll('ia', 'ya')
    .replaceAll('ts', 'c');
}

export const EDIT_NAMES = Object.keys(TEXT_EDITS);

/** One or two edits, as people make them, and what they are called; a quarter of all reposts is a plain copy. */
export function editText(text: string, random: Random, writer: Writer): { text: string; edit: string } {
  if (random.chance(0.25)) return { text, edit: 'plain' };
  const first = random.pick(EDIT_NAMES);
  const once = TEXT_EDITS[first]?.(text, random, writer) ?? text;
  if (!random.chance(0.2)) return { text: once, edit: first };
  const second = random.pick(EDIT_NAMES);
  return { text: TEXT_EDITS[second]?.(once, random, writer) ?? once, edit: `${first} ${second}` };
}

/** Somebody else's words around a quoted text, so long that the quotation is the smaller part in every script. */
export function quoteInside(text: string, random: Random, writer: Writer): string {
  const clipped = text.slice(0, 40 + random.int(Math.max(1, text.length)));
  const own = Math.max(70, clipped.length * random.between(1.2, 2.5));
  return `${atLeast(own * 0.55, random, writer)}: «${clipped}» ${atLeast(own * 0.45, random, writer)}`;
}

function atLeast(chars: number, random: Random, writer: Writer): string {
  const written: string[] = [];
  for (let length = 0; length < chars; ) {
    const next = writer.write(random, 6);
    written.push(next);
    length += next.length;
  }
  return written.join(' ');
}

/** A name with some letters exchanged for look-alikes, or numbered, or called a backup. */
export function editName(name: string, random: Random): string {
  const swapped = perCharacter(name, (c) =>
    LOOKALIKES[c] !== undefined && random.chance(0.5) ? (LOOKALIKES[c] ?? c) : c,
  );
  return random.pick([swapped, swapped, `${swapped} ${2 + random.int(8)}`, `${name} backup`, `new ${swapped}`]);
}
