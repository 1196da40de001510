import { useApp } from '../../app/context.tsx';
import { fullDate } from '../../i18n/format.ts';
import { t } from '../../i18n/index.ts';
import { Button } from '../../ui/button.tsx';
import { FailedLine } from '../../ui/states.tsx';
import { say } from '../../ui/toast.tsx';
import { useAction } from '../../ui/use-action.ts';
import css from './settings.module.css';

interface PendingResetProps {
  /** From then on the password can be removed. */
  goneAt: number;
  onDone: () => void;
}

/** Somebody asked on a device of this account that the password be removed: when, and a way back. */
export function PendingReset({ goneAt, onDone }: PendingResetProps) {
  const { messenger } = useApp();
  const over = goneAt * 1000 <= Date.now();
  const keep = useAction(async () => {
    await messenger.keepPassword();
    onDone();
    say(t('password.kept'));
  });
  const remove = useAction(async () => {
    const again = await messenger.resetPassword();
    onDone();
    if (again === undefined) say(t('password.removed'));
  });
  return (
    <div className={css.pending} role="note">
      <p>{over ? t('password.weekIsOver') : t('password.goneAt', { date: fullDate(goneAt) })}</p>
      <FailedLine error={keep.error ?? remove.error} />
      <div className={css.ways}>
        <Button busy={keep.busy} onClick={() => void keep.run()}>
          {t('password.keep')}
        </Button>
        {over && (
          <Button kind="danger" busy={remove.busy} onClick={() => void remove.run()}>
            {t('password.remove')}
          </Button>
        )}
      </div>
    </div>
  );
}
