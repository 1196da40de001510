import type { ReactNode } from 'react';
import { t } from '../i18n/index.ts';
import { wordsFor } from '../app/words-for.ts';
import { Button } from './button.tsx';
import css from './states.module.css';

/** What a list says when there is nothing in it: why, and what to do next. */
export function Empty({
  icon,
  title,
  text,
  children,
}: {
  icon?: ReactNode;
  title: string;
  text?: string;
  children?: ReactNode;
}) {
  return (
    <div className={css.empty}>
      {icon && <span className={css.icon}>{icon}</span>}
      <p className={css.title}>{title}</p>
      {text && <p className={css.text}>{text}</p>}
      {children && <div className={css.next}>{children}</div>}
    </div>
  );
}

/** What went wrong, what was kept, and the next step. */
export function Failed({ error, again }: { error: unknown; again?: () => void }) {
  return (
    <div className={css.empty} role="alert">
      <p className={css.title}>{t('error.title')}</p>
      <p className={css.text}>{wordsFor(error)}</p>
      {again && (
        <div className={css.next}>
          <Button onClick={again}>{t('again')}</Button>
        </div>
      )}
    </div>
  );
}

/** The same in one line, beside the button that failed, in the words of the error or better ones; nothing while nothing did. */
export function FailedLine({ error, text }: { error: unknown; text?: string }) {
  if (error === undefined) return null;
  return (
    <p className={css.line} role="alert">
      {text ?? wordsFor(error)}
    </p>
  );
}

/** Grey lines in the shape of what is coming. They appear only when the wait is noticeable. */
export function Skeleton({ rows = 6, round = true }: { rows?: number; round?: boolean }) {
  return (
    <div className={css.skeleton} aria-busy="true" aria-label={t('wait')} role="status">
      {Array.from({ length: rows }, (_, index) => (
        <div key={index} className={css.row}>
          {round && <span className={css.dot} />}
          <span className={css.lines}>
            <span />
            <span />
          </span>
        </div>
      ))}
    </div>
  );
}
