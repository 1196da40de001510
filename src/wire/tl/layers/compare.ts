import { type Declaration, type Field, isPlainFlag } from '../schema/declaration.ts';

/** Why an object in the form of one declaration cannot be written as another by taking fields of the same name. */
export interface Difference {
  readonly field: string;
  readonly problem: 'missing' | 'optional' | 'type' | 'shared';
}

function sameType(a: Field, b: Field): boolean {
  return a.type === b.type && a.vector === b.vector;
}

/** Fields of a declaration that share the flag bit of `field`, itself not among them. */
function sharers(declaration: Declaration, field: Field): Field[] {
  const { flag } = field;
  if (!flag) return [];
  return declaration.fields.filter(
    (other) => other !== field && other.flag?.word === flag.word && other.flag.bit === flag.bit,
  );
}

function differenceOf(from: Declaration, to: Declaration, field: Field): Difference['problem'] | undefined {
  const source = from.fields.find((candidate) => candidate.key === field.key);
  if (isPlainFlag(field)) {
    if (source === undefined) return undefined;
    if (!isPlainFlag(source)) return 'type';
    return standsApart(from, to, source, field) ? 'shared' : undefined;
  }
  if (source === undefined) return field.flag ? undefined : 'missing';
  if (!sameType(source, field)) return 'type';
  if (!field.flag) return source.flag ? 'optional' : undefined;
  return standsApart(from, to, source, field) ? 'shared' : undefined;
}

/** True when `to` demands fields together with `field` that `from` may lack while it has `source`. */
function standsApart(from: Declaration, to: Declaration, source: Field, field: Field): boolean {
  return sharers(to, field).some((other) => {
    if (isPlainFlag(other)) return false;
    const counterpart = from.fields.find((candidate) => candidate.key === other.key);
    if (counterpart === undefined) return true;
    return counterpart.flag !== undefined && !sharers(from, source).includes(counterpart);
  });
}

/**
 * What stands in the way of turning every object of `from` into one of `to` by name: nothing when `to` only drops
 * fields, or adds optional ones.
 */
export function differences(from: Declaration, to: Declaration): Difference[] {
  if (from.id === to.id) return [];
  const found: Difference[] = [];
  for (const field of to.fields) {
    if (field.type === '#') continue;
    const problem = differenceOf(from, to, field);
    if (problem !== undefined) found.push({ field: field.key, problem });
  }
  return found;
}
