import { foldCodePoint } from './confusables.ts';
import { TEXT_LIMITS } from './ports.ts';

/**
 * A text without everything that a copyist changes cheaply: compatibility forms, zero-width characters, case, marks,
 * confusable letters, spaces, punctuation and emoji. Only letters and digits remain, at most `TEXT_LIMITS.maxChars`.
 */
export function foldText(text: string): string {
  const limit = Math.min(text.length, TEXT_LIMITS.maxChars);
  let folded = '';
  for (let at = 0; at < limit; ) {
    const codePoint = text.codePointAt(at) ?? 0;
    at += codePoint >= 0x10000 ? 2 : 1;
    folded += foldCodePoint(codePoint);
  }
  return folded;
}

/** Links and handles are evidence of their own; left in a text they would make unlike texts alike. */
const LINKS_AND_HANDLES = /(?:https?:\/\/|t\.me\/|www\.)\S+|@[\p{L}\p{N}_]{3,}/giu;

export const withoutLinks = (text: string): string => text.replace(LINKS_AND_HANDLES, ' ');

/** Each word is a Cyrillic or Greek letter and how it is commonly written in Latin letters. */
const ROMANISATION = [
  'аa бb вv гg дd еe ёe жzh зz иi йi кk лl мm нn оo пp рr сs тt уu фf хkh цts чch шsh щshch ъ ыy',
  'ь эe юiu яia іi їi єie ґg ўu јj љlj њnj ћc ђdj џdz ѓg ќk αa βv γg δd εe ζz ηi θth ιi κk λl μm',
  'νn ξx οo πp ρr σs ςs τt υy φf χch ψps ωo',
];

const CYRILLIC_GREEK = new Map(
  ROMANISATION.flatMap((line) => line.split(' ')).map((word) => [word.charAt(0), word.slice(1)] as const),
);

/**
 * The text in Latin letters when most of it is Cyrillic or Greek, else undefined. A removed text is banked under both
 * forms, so that a copy typed in Latin letters is still a copy.
 */
export function romanised(text: string): string | undefined {
  let letters = 0;
  let mapped = 0;
  let latin = '';
  for (const character of text.toLowerCase().normalize('NFC')) {
    const target = CYRILLIC_GREEK.get(character) ?? CYRILLIC_GREEK.get(character.normalize('NFD').charAt(0));
    if (/\p{L}/u.test(character)) letters++;
    if (target !== undefined) mapped++;
    latin += target ?? character;
  }
  return letters > 0 && mapped / letters >= 0.6 ? latin : undefined;
}
