import { offer, say } from '../../../web/src/ui/toast.tsx';
import { wordsFor } from '../api/words-for.ts';
import { t } from '../i18n/index.ts';

/** Says what was done and offers to undo it; what the undoing answers is said as well. */
export function didWithUndo(text: string, undo: () => Promise<unknown>): void {
  offer(text, t('do.undo'), () => {
    undo().then(
      () => say(t('do.undone')),
      (error: unknown) => say(wordsFor(error), 'error'),
    );
  });
}

/** Runs something whose failure is said in passing. */
export function attempt(work: Promise<unknown>, done?: string): void {
  work.then(
    () => done !== undefined && say(done),
    (error: unknown) => say(wordsFor(error), 'error'),
  );
}
