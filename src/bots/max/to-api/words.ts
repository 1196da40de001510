import type { ApiDialect } from '../context.ts';

/** Fields that MAX added to objects which it took over from TamTam. */
const onlyMax = new Set(['first_name', 'last_name', 'post_id', 'alias', 'max_info', 'hash']);

/** The JSON of an answer or update with the fields that its dialect has. */
export const jsonIn = (dialect: ApiDialect, value: object): string =>
  JSON.stringify(value, (key, field: unknown) => (dialect === 'tamtam' && onlyMax.has(key) ? undefined : field));
