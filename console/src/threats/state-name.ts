import { currentLocale, t } from '../i18n/index.ts';

/** "Germany" for DE, in the language in use. The Commission writes Greece GR, as the world does. */
export function stateName(code: string): string {
  if (code === 'EUROPOL') return t('threats.europol');
  return new Intl.DisplayNames(currentLocale(), { type: 'region' }).of(code) ?? code;
}
