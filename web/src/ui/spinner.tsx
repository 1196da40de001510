import { t } from '../i18n/index.ts';
import css from './spinner.module.css';

export function Spinner({ size = 20 }: { size?: number }) {
  return (
    <svg className={css.spinner} width={size} height={size} viewBox="0 0 24 24" role="img" aria-label={t('wait')}>
      <circle cx="12" cy="12" r="9" fill="none" stroke="currentColor" strokeWidth="2.5" opacity="0.25" />
      <path d="M21 12a9 9 0 0 0-9-9" fill="none" stroke="currentColor" strokeWidth="2.5" strokeLinecap="round" />
    </svg>
  );
}

/** A ring that fills, for transfers; without `value` it only turns. */
export function Ring({ value, size = 44 }: { value: number | undefined; size?: number }) {
  const length = 2 * Math.PI * 10;
  return (
    <svg className={css.ring} width={size} height={size} viewBox="0 0 24 24" aria-hidden="true">
      <circle
        cx="12"
        cy="12"
        r="10"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.6"
        strokeLinecap="round"
        strokeDasharray={length}
        strokeDashoffset={length * (1 - Math.max(0.06, Math.min(1, value ?? 0.25)))}
      />
    </svg>
  );
}
