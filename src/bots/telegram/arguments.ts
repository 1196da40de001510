import type { SentFile } from '../files/fetch-file.ts';
import { badRequest } from './api-error.ts';

/**
 * What a method was called with. All values are text: a query and a form carry nothing else, and values of a JSON body
 * are read the same way.
 */
export interface Arguments {
  /** Undefined when it is not there or empty. */
  text(name: string): string | undefined;
  /** As it was given, also when it is empty; undefined when it is not there. */
  given(name: string): string | undefined;
  /** Undefined when it is not there; 0 for what is no number, as the API reads it. */
  int(name: string): number | undefined;
  number(name: string): number | undefined;
  flag(name: string): boolean;
  /** Undefined when a switch was not mentioned. */
  flagOr(name: string): boolean | undefined;
  /** A value in JSON. @throws ApiError with `trouble` when it is none */
  json(name: string, trouble: string): unknown;
  file(name: string): SentFile | undefined;
  readonly names: readonly string[];
}

export function createArguments(
  values: ReadonlyMap<string, string>,
  files: ReadonlyMap<string, SentFile> = new Map(),
): Arguments {
  const given = (name: string): string | undefined => values.get(name);
  const text = (name: string): string | undefined => given(name)?.trim() || undefined;
  const numberOf = (name: string): number | undefined => {
    const found = text(name);
    if (found === undefined) return undefined;
    const value = Number(found);
    return Number.isFinite(value) ? value : 0;
  };
  const flagOr = (name: string): boolean | undefined => {
    const found = text(name)?.toLowerCase();
    return found === undefined ? undefined : ['true', 'yes', '1'].includes(found);
  };
  return {
    text,
    given,
    int: (name) => {
      const value = numberOf(name);
      return value === undefined ? undefined : Math.trunc(value);
    },
    number: numberOf,
    flag: (name) => flagOr(name) ?? false,
    flagOr,
    json(name, trouble) {
      const found = text(name);
      if (found === undefined) return undefined;
      try {
        return JSON.parse(found);
      } catch {
        throw badRequest(trouble);
      }
    },
    file: (name) => files.get(name),
    names: [...values.keys(), ...files.keys()],
  };
}

/** Values of a JSON body, as a form would carry them. */
export function valuesOfJson(body: unknown): Map<string, string> {
  const values = new Map<string, string>();
  if (typeof body !== 'object' || body === null) return values;
  for (const [name, value] of Object.entries(body)) {
    if (value === null || value === undefined) continue;
    values.set(name, typeof value === 'string' ? value : JSON.stringify(value));
  }
  return values;
}

/** An object of unknown shape, read field by field. */
export type Fields = Readonly<Record<string, unknown>>;

/** Whether a value of JSON is an object. */
export const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A text; a number stands for its digits, as programs send both. */
export const textIn = (fields: Fields, name: string): string | undefined => {
  const value = fields[name];
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : undefined;
};

/** A number, also one that is written as text. */
export const numberIn = (fields: Fields, name: string): number | undefined => {
  const value = fields[name];
  if (typeof value === 'number') return value;
  return typeof value === 'string' && value.trim() !== '' && Number.isFinite(Number(value)) ? Number(value) : undefined;
};

/** Whether it is set; absence is no. */
export const flagIn = (fields: Fields, name: string): boolean => fields[name] === true || fields[name] === 'true';
/** An object inside an object; undefined for whatever is none. */
export const fieldsIn = (fields: Fields, name: string): Fields | undefined => {
  const value = fields[name];
  return isFields(value) ? value : undefined;
};
