import { currentLocale, t } from '../i18n/index.ts';

/** "Germany" for DE, in the language in use. The Commission writes Greece GR, as the world does. */
export function stateName(code: string): string {
  if (code === 'EUROPOL') return t('threats.europol');
  return new Intl.DisplayNames(currentLocale(), { type: 'region' }).of(code) ?? code;
}

/** Choices of states by their names, as people look for them. */
export const stateOptions = (codes: readonly string[]) =>
  codes
    .map((value) => ({ value, label: stateName(value) }))
    .toSorted((a, b) => a.label.localeCompare(b.label, currentLocale()));
