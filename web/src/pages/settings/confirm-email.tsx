import { useState } from 'react';
import { useApp } from '../../app/context.tsx';
import { wordsFor } from '../../app/words-for.ts';
import { t } from '../../i18n/index.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { FailedLine } from '../../ui/states.tsx';
import { say } from '../../ui/toast.tsx';
import { useAction } from '../../ui/use-action.ts';
import css from './settings.module.css';

/** Asks for the code that an address for a forgotten password got; it can be sent again, or the address be dropped. */
export function ConfirmEmail({ address, onDone }: { address: string; onDone: () => void }) {
  const { messenger } = useApp();
  const [code, setCode] = useState('');
  const confirm = useAction(async () => {
    await messenger.confirmPasswordEmail(code.trim());
    onDone();
    say(t('saved.done'));
  });
  const resend = useAction(async () => {
    await messenger.resendPasswordEmail();
    say(t('password.codeSentAgain'));
  });
  const drop = useAction(() => messenger.dropPasswordEmail().then(onDone));
  return (
    <form
      className={css.steps}
      onSubmit={(event) => {
        event.preventDefault();
        void confirm.run();
      }}
    >
      <p className={css.note}>{t('password.confirmText', { address })}</p>
      <Field
        label={t('password.mailCode')}
        inputMode="numeric"
        autoComplete="one-time-code"
        dir="ltr"
        maxLength={12}
        value={code}
        error={confirm.error === undefined ? undefined : wordsFor(confirm.error)}
        onChange={(event) => {
          setCode(event.target.value);
          confirm.clear();
        }}
      />
      <FailedLine error={resend.error ?? drop.error} />
      <Button kind="primary" type="submit" busy={confirm.busy} disabled={code.trim() === ''}>
        {t('password.confirm')}
      </Button>
      <div className={css.ways}>
        <Button kind="quiet" busy={resend.busy} onClick={() => void resend.run()}>
          {t('password.sendAgain')}
        </Button>
        <Button kind="quiet" busy={drop.busy} onClick={() => void drop.run()}>
          {t('password.dropEmail')}
        </Button>
      </div>
    </form>
  );
}
