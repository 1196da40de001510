import { Button } from '../../../web/src/ui/button.tsx';
import css from '../../../web/src/ui/states.module.css';
import { wordsFor } from '../api/words-for.ts';
import { t } from '../i18n/index.ts';

/** What went wrong, and the next step. */
export function Failed({ error, again }: { error: unknown; again?: () => void }) {
  return (
    <div className={css.empty} role="alert">
      <p className={css.title}>{t('error.title')}</p>
      <p className={css.text}>{wordsFor(error)}</p>
      {again && (
        <div className={css.next}>
          <Button onClick={again}>{t('do.again')}</Button>
        </div>
      )}
    </div>
  );
}

/** The same in one line, beside the button that failed. */
export function FailedLine({ error }: { error: unknown }) {
  if (error === undefined) return null;
  return (
    <p className={css.line} role="alert">
      {wordsFor(error)}
    </p>
  );
}
