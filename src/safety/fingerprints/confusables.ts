import table from 'unhomoglyph/data.json' with { type: 'json' };

/** Unicode's confusables (UTS #39), source character → prototype, as shipped in the data package. */
const prototypes = new Map<string, string>(Object.entries(table));

const prototypeOf = (character: string): string => prototypes.get(character) ?? character;

/**
 * The skeleton of UTS #39 section 4: NFD, each character replaced by its prototype, NFD again.
 * Two strings are confusable when their skeletons are equal; a skeleton is for comparison, never for display.
 */
export function skeletonOf(text: string): string {
  let replaced = '';
  for (const character of text.normalize('NFD')) replaced += isIgnorable(character) ? '' : prototypeOf(character);
  return replaced.normalize('NFD');
}

const IGNORABLE = /^[\p{Default_Ignorable_Code_Point}\u0640]$/u;
const isIgnorable = (character: string): boolean => IGNORABLE.test(character);

const MARK = /\p{Mn}|\p{Me}/gu;
const WORDLIKE = /^[\p{L}\p{N}\p{Mc}]$/u;
const ASCII_LETTER = /^[a-z]$/;

/** Shapes that one reader takes for another inside plain ASCII, brought to one letter. */
const lookalikeDigits = new Map([
  ['0', 'o'],
  ['1', 'l'],
  ['i', 'l'],
  ['|', 'l'],
]);

const tidy = (text: string): string => text.normalize('NFKD').replace(MARK, '').toLowerCase();

/** The prototype as one lower-case ASCII letter, or undefined when it is something else. */
function asciiPrototype(character: string): string | undefined {
  const prototype = tidy(prototypeOf(character));
  if (prototype === 'rn') return 'm';
  return ASCII_LETTER.test(prototype) ? prototype : undefined;
}

function foldCharacter(character: string): string {
  if (isIgnorable(character)) return '';
  // Hangul would fall apart into jamo and triple in length, so it keeps its composed form.
  const compatible = /\p{Script=Hangul}/u.test(character) ? character.normalize('NFKC') : tidy(character);
  let folded = '';
  for (const part of compatible) folded += foldPart(part);
  return folded;
}

/**
 * One character without case and confusable shape. The lower-case shape decides first and the upper-case shape second,
 * so that "НЕТ" and "нет" meet and yet a Cyrillic "о" inside a Latin word meets its Latin twin.
 */
function foldPart(part: string): string {
  if (/^[a-z0-9|]$/.test(part)) return lookalikeDigits.get(part) ?? part;
  const shape = asciiPrototype(part) ?? asciiPrototype(part.toUpperCase());
  if (shape !== undefined) return lookalikeDigits.get(shape) ?? shape;
  return WORDLIKE.test(part) ? part : '';
}

const foldedBmp: (string | undefined)[] = new Array(0x10000).fill(undefined);

/** Folds until nothing changes: a prototype may itself have a prototype in another case. */
function foldFully(character: string): string {
  let folded = foldCharacter(character);
  for (let round = 0; round < 4; round++) {
    let again = '';
    for (const part of folded) again += foldCharacter(part);
    if (again === folded) return folded;
    folded = again;
  }
  return folded;
}

/** Folds one code point, remembering the answer: a message costs one table look-up per character. */
export function foldCodePoint(codePoint: number): string {
  if (codePoint >= 0x10000) return foldFully(String.fromCodePoint(codePoint));
  const known = foldedBmp[codePoint];
  if (known !== undefined) return known;
  const lone = codePoint >= 0xd800 && codePoint <= 0xdfff;
  const folded = lone ? '' : foldFully(String.fromCodePoint(codePoint));
  foldedBmp[codePoint] = folded;
  return folded;
}
