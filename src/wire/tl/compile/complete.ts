import type { Declaration } from '../schema/declaration.ts';
import type { TlObject } from '../writer.ts';

/**
 * Makes the function that gives an object the keys of a declaration, and only those: what is not there becomes false
 * for flags and undefined for other fields, as if it had been read.
 */
export function compileComplete(declaration: Declaration): (value: TlObject) => TlObject {
  const properties = declaration.fields
    .filter((field) => field.type !== '#')
    .map(({ key, type, flag }) => `${key}:v.${key}${type === 'true' && flag ? '===true' : ''}`);
  return new Function('v', `return{_:${JSON.stringify(declaration.name)},${properties.join(',')}}`) as (
    value: TlObject,
  ) => TlObject;
}
