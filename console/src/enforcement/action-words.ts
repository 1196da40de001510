import type { EnforcementAction, Slot } from '../../../src/safety/index.ts';
import { t, tell } from '../i18n/index.ts';

/** An action in words: "Restrict: no posting". */
export function actionText(action: EnforcementAction): string {
  const name = t(`action.${action.kind}`);
  switch (action.kind) {
    case 'label':
      return `${name}: ${action.label}`;
    case 'restrict':
      return `${name}: ${action.limits.map((limit) => t(`restriction.${limit}`)).join(', ')}`;
    case 'withhold':
      return `${name}: ${action.countries.join(' ')}`;
    case 'ban-usernames':
      return `${name}: ${action.usernames.map((it) => `@${it}`).join(' ')}`;
    case 'none':
    case 'takedown':
    case 'suspend':
      return name;
  }
}

/** What is in force on a subject, with the countries of one measure together. */
export function slotTexts(slots: readonly Slot[]): string[] {
  const countries = slots.filter((slot) => slot.startsWith('withhold:')).map((slot) => slot.slice(9));
  const others = slots
    .filter((slot) => !slot.startsWith('withhold:'))
    .map((slot) => {
      const [kind = '', value = ''] = slot.split(':');
      return kind === 'restrict' ? tell('restriction', value) : tell('slot', kind, { value });
    });
  return countries.length === 0 ? others : [...others, t('slot.withhold', { value: countries.join(' ') })];
}

/** A category of the statement schema in words. */
export const categoryText = (category: string): string => tell('category', category.replace('STATEMENT_CATEGORY_', ''));

/** A keyword of the statement schema as a person reads it: nobody translates the Commission's list of eighty. */
export const keywordText = (keyword: string): string =>
  keyword.replace('KEYWORD_', '').replaceAll('_', ' ').toLowerCase();
