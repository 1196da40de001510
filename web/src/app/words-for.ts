import { Refusal } from '../data/remote.ts';
import { type Key, t } from '../i18n/index.ts';
import { en } from '../i18n/en.ts';

/** Words for a refusal: the catalogue's for common codes, otherwise a plain sentence with the code for support. */
export function wordsFor(error: unknown): string {
  if (!(error instanceof Refusal)) return t('error.unknown', { code: error instanceof Error ? error.message : '?' });
  if (error.code === 'FLOOD_WAIT') return t('error.FLOOD_WAIT', { count: error.seconds ?? 60 });
  const key = `error.${error.code}`;
  return key in en ? t(key as Key) : t('error.unknown', { code: error.code });
}
