import { badPayload } from './api-error.ts';

/** An object of unknown shape, read field by field. */
export type Fields = Readonly<Record<string, unknown>>;

/** Whether a value of JSON is an object. */
export const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Undefined when it is not there or null. @throws ApiError for what is no text */
export function textIn(fields: Fields, name: string, longest?: number): string | undefined {
  const value = fields[name];
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'string') throw badPayload(`Field '${name}' must be a string`);
  if (longest !== undefined && value.length > longest)
    throw badPayload(`Field '${name}' size (${value.length}) must be at most ${longest}`);
  return value;
}

/** @throws ApiError when it is not there */
export function needText(fields: Fields, name: string, longest?: number): string {
  const value = textIn(fields, name, longest);
  if (value === undefined || value === '') throw absent(name);
  return value;
}

/** Undefined when it is not there or null. @throws ApiError for what is no number */
export function numberIn(fields: Fields, name: string): number | undefined {
  const value = fields[name];
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'number' || !Number.isFinite(value)) throw badPayload(`Field '${name}' must be a number`);
  return value;
}

/** Undefined for whatever is neither true nor false. */
export function flagIn(fields: Fields, name: string): boolean | undefined {
  const value = fields[name];
  return typeof value === 'boolean' ? value : undefined;
}

/** Undefined when it is not there or null. @throws ApiError for what is no object */
export function fieldsIn(fields: Fields, name: string): Fields | undefined {
  const value = fields[name];
  if (value === undefined || value === null) return undefined;
  if (!isFields(value)) throw badPayload(`Field '${name}' must be an object`);
  return value;
}

/** Undefined when it is not there or null. @throws ApiError for what is no list */
export function listIn(fields: Fields, name: string): unknown[] | undefined {
  const value = fields[name];
  if (value === undefined || value === null) return undefined;
  if (!Array.isArray(value)) throw badPayload(`Field '${name}' must be an array`);
  return value;
}

/** The error for a field that must be there. */
export const absent = (name: string) => badPayload(`Missing required parameter: ${name}`);

/** A number of the query within its bounds. @throws ApiError outside of them */
export function readInt(
  query: URLSearchParams,
  name: string,
  bounds: { least?: number; most?: number } = {},
): number | undefined {
  const text = query.get(name);
  if (text === null || text === '' || text === 'null') return undefined;
  const value = Number(text);
  if (!/^-?\d{1,16}$/.test(text) || !Number.isSafeInteger(value))
    throw badPayload(`Invalid value '${text.slice(0, 40)}' of parameter '${name}'`);
  const { least, most } = bounds;
  if (least !== undefined && value < least)
    throw badPayload(`Field '${name}' value (${value}) must be at least ${least}`);
  if (most !== undefined && value > most) throw badPayload(`Field '${name}' value (${value}) must be at most ${most}`);
  return value;
}

/** A flag of the query; only `true` sets it. */
export const readFlag = (query: URLSearchParams, name: string): boolean => query.get(name)?.toLowerCase() === 'true';

/** Values that are separated by commas. */
export const readList = (query: URLSearchParams, name: string): string[] =>
  query
    .getAll(name)
    .flatMap((text) => text.split(','))
    .map((text) => text.trim())
    .filter((text) => text !== '' && text !== 'null');

/** @throws ApiError when it is not there */
export function needParameter(query: URLSearchParams, name: string): string {
  const value = query.get(name)?.trim();
  if (!value) throw absent(name);
  return value;
}
