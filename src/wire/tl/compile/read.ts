import { type Declaration, type Field, isPlainFlag, isUnion } from '../schema/declaration.ts';
import type { TlReader } from '../reader.ts';
import type { TlObject } from '../writer.ts';

export type ReadValue = (reader: TlReader) => unknown;
export type ReadObject = (reader: TlReader) => TlObject;
/** Gives the reader of a union, or of `!X`: any method. */
export type UnionReaders = (type: string) => ReadObject;

/** The least number of bytes that one element of a vector takes. */
const elementSizes: Readonly<Record<string, number>> = { long: 8, int53: 8, double: 8, int128: 16, int256: 32 };

const scalarReaders: Readonly<Record<string, ReadValue>> = {
  int: (r) => r.int(),
  '#': (r) => r.int(),
  int53: (r) => r.int53(),
  long: (r) => r.long(),
  double: (r) => r.double(),
  string: (r) => r.string(),
  bytes: (r) => r.bytes(),
  Bool: (r) => r.bool(),
  int128: (r) => r.int128(),
  int256: (r) => r.int256(),
};

/** Reads a vector of `type`, boxed as all vectors of the API schema are. */
export function vectorReader(type: string, unions: UnionReaders): ReadValue {
  const element = scalarReaders[type] ?? unions(type);
  const size = elementSizes[type] ?? 4;
  return (r) => {
    const count = r.vectorHead(size);
    const values: unknown[] = [];
    for (let i = 0; i < count; i++) values.push(element(r));
    return values;
  };
}

function isFlags(field: Field): boolean {
  return field.type === '#';
}

/**
 * Makes the function that reads the fields of a constructor (its number already read) into an object of our form.
 * Every key is always there, absent fields as undefined, so that all objects of a constructor share one shape.
 */
export function compileReader(declaration: Declaration, unions: UnionReaders): ReadObject {
  const helpers: unknown[] = [];
  const helper = (value: unknown) => `h${helpers.push(value) - 1}`;
  const lines: string[] = [];
  const properties = [`_:${JSON.stringify(declaration.name)}`];
  declaration.fields.forEach((field, index) => {
    if (isFlags(field)) {
      lines.push(`const ${field.name}=r.int();`);
      return;
    }
    const present = field.flag ? `(${field.flag.word}&${1 << field.flag.bit})!==0` : undefined;
    if (isPlainFlag(field)) {
      properties.push(`${field.key}:${present}`);
      return;
    }
    const read = field.vector
      ? `${helper(vectorReader(field.type, unions))}(r)`
      : isUnion(field.type) || field.type === '!X'
        ? `${helper(unions(field.type))}(r)`
        : `r.${methodOf(field.type)}()`;
    lines.push(`const v${index}=${present ? `${present}?${read}:undefined` : read};`);
    properties.push(`${field.key}:v${index}`);
  });
  const names = helpers.map((_, index) => `h${index}`);
  const source = `return function(r){${lines.join('')}return{${properties.join(',')}}}`;
  return new Function(...names, source)(...helpers);
}

/** The TlReader method for a scalar type. A `true` outside flags has no bytes in our schemas, but an id when boxed. */
function methodOf(type: string): string {
  return type === 'Bool' ? 'bool' : type;
}
