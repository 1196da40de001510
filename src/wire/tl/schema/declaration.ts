/** One field of a TL declaration. */
export interface Field {
  /** As in the schema: `random_id`. */
  readonly name: string;
  /** As in our objects: `randomId`. */
  readonly key: string;
  /** `int`, `int53`, `long`, `double`, `string`, `bytes`, `true`, `Bool`, `int128`, `int256`, `#`, `!X` or a union. */
  readonly type: string;
  readonly vector: boolean;
  /** The flags word and bit that say whether the field is there. */
  readonly flag?: { readonly word: string; readonly bit: number };
}

/** What a method answers with. */
export interface Result {
  readonly type: string;
  readonly vector: boolean;
}

export interface Declaration {
  readonly kind: 'class' | 'method';
  readonly name: string;
  /** The constructor number as a signed 32-bit integer, which keeps map keys small. */
  readonly id: number;
  readonly fields: readonly Field[];
  readonly result: Result;
}

/** TL types that are not unions of constructors. `int53` is a `long` whose values fit a JavaScript number. */
const bareTypes = new Set([
  'int',
  'int53',
  'long',
  'double',
  'string',
  'bytes',
  'true',
  'Bool',
  'int128',
  'int256',
  '#',
  '!X',
]);

/** `flags.3?true`: a field of no bytes, which is there when its bit is set. */
export function isPlainFlag(field: Field): boolean {
  return field.type === 'true' && field.flag !== undefined;
}

/** Whether a type is written with the id of its constructor in front. */
export function isUnion(type: string): boolean {
  return !bareTypes.has(type);
}

/** `vector<User>`, `Bool`: what a method answers with, as the schema's text has it. */
export function resultText(result: Result): string {
  return result.vector ? `vector<${result.type}>` : result.type;
}
