import { type Key, t } from '../i18n/index.ts';
import css from './page.module.css';

/** The fields without which a form cannot be sent, as they are called on it: a button that rests says why. */
export function Wanting({ fields }: { fields: readonly Key[] }) {
  if (fields.length === 0) return null;
  return (
    <p className={`${css.quiet} ${css.small}`}>
      {t('form.wanting', { fields: fields.map((field) => t(field)).join(', ') })}
    </p>
  );
}
