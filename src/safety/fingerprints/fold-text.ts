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

/** The words alone: links and handles are compared by themselves. */
export const withoutLinks = (text: string): string => text.replace(LINKS_AND_HANDLES, ' ');

/** Each word is a letter of an alphabet that writes its vowels, and how it is commonly written in Latin letters. */
const ROMANISATION = [
  'аa бb вv гg дd еe ёe жzh зz иi йi кk лl мm нn оo пp рr сs тt уu фf хkh цts чch шsh щshch ъ ыy',
  'ь эe юiu яia іi їi єie ґg ўu јj љlj њnj ћc ђdj џdz ѓg ќk αa βv γg δd εe ζz ηi θth ιi κk λl μm',
  'νn ξx οo πp ρr σs ςs τt υy φf χch ψps ωo әa ғg қq ңn өo ұu үu һh җj',
  'აa ბb გg დd ეe ვv ზz თt იi კk ლl მm ნn ოo პp ჟzh რr სs ტt უu ფp ქk ღgh ყq შsh ჩch ცts ძdz წts ჭch ხkh ჯj ჰh',
  'աa բb գg դd եe զz էe ըy թt ժzh իi լl խkh ծts կk հh ձdz ղgh ճch մm յy նn շsh ոo չch պp ջj ռr սs վv տt րr ցts',
  'ւu փp քk օo ֆf',
];

const LATIN_FORMS = new Map(
  ROMANISATION.flatMap((line) => line.split(' ')).map((word) => [word.charAt(0), word.slice(1)] as const),
);

/**
 * The text in Latin letters when most of it is Cyrillic, Greek, Georgian or Armenian, else undefined. A removed text is
 * banked under both forms, so that a copy typed in Latin letters is still a copy, also by another table: those differ in
 * few letters. Scripts that leave vowels out (Arabic, Hebrew) are typed in too many ways.
 */
export function romanised(text: string): string | undefined {
  let letters = 0;
  let mapped = 0;
  let latin = '';
  for (const character of text.toLowerCase().normalize('NFC')) {
    const target = LATIN_FORMS.get(character) ?? LATIN_FORMS.get(character.normalize('NFD').charAt(0));
    if (/\p{L}/u.test(character)) letters++;
    if (target !== undefined) mapped++;
    latin += target ?? character;
  }
  return letters > 0 && mapped / letters >= 0.6 ? latin : undefined;
}
