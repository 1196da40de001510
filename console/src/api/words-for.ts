import { isKey, t, tell } from '../i18n/index.ts';
import { Refused } from './client.ts';

/** What went wrong in words: the sentence of the code, with what the refusal says about it. */
export function wordsFor(error: unknown): string {
  if (!(error instanceof Refused)) return t('error.unknown', { code: error instanceof Error ? error.message : '?' });
  const key = `error.${error.code}`;
  if (!isKey(key)) return t('error.unknown', { code: error.code });
  return t(key, valuesOf(error.data));
}

function valuesOf(data: unknown): Record<string, string | number> {
  if (Array.isArray(data)) return { fields: data.map((issue: { field?: string }) => issue.field ?? '').join(', ') };
  const values: Record<string, string | number> = {};
  for (const [name, value] of Object.entries(data ?? {})) {
    if (typeof value === 'number') values[name] = value;
    else if (typeof value === 'string')
      values[name] = name === 'state' || name === 'wanted' ? tell('state', value) : value;
    else if (Array.isArray(value)) values[name] = value.join(', ');
  }
  return values;
}
