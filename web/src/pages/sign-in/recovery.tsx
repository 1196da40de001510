import { useEffect, useState } from 'react';
import { useApp } from '../../app/context.tsx';
import { wordsFor } from '../../app/words-for.ts';
import type { SignInStep } from '../../data/verbs/sign-in.ts';
import { t } from '../../i18n/index.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { useAction } from '../../ui/use-action.ts';
import css from './sign-in.module.css';

interface RecoveryProps {
  hasRecovery: boolean;
  onNext: (step: SignInStep) => void;
}

/** For whoever forgot the password: a code by e-mail removes it, or what else can be done. */
export function Recovery({ hasRecovery, onNext }: RecoveryProps) {
  return hasRecovery ? <ByMail onNext={onNext} /> : <p className={css.note}>{t('password.noRecovery')}</p>;
}

function ByMail({ onNext }: { onNext: (step: SignInStep) => void }) {
  const { messenger } = useApp();
  const [sentTo, setSentTo] = useState('');
  const [code, setCode] = useState('');
  const ask = useAction(async () => setSentTo(await messenger.requestRecovery()));
  const recover = useAction(async () => onNext(await messenger.recoverPassword(code.trim())));
  const { run } = ask;
  useEffect(() => void run(), [run]);
  if (ask.error !== undefined)
    return (
      <p role="alert" className={css.alert}>
        {wordsFor(ask.error)}
      </p>
    );
  return (
    <form
      className={css.form}
      onSubmit={(event) => {
        event.preventDefault();
        void recover.run();
      }}
    >
      <Field
        label={t('password.mailCode')}
        name="mail-code"
        inputMode="numeric"
        autoComplete="one-time-code"
        dir="ltr"
        required
        maxLength={12}
        hint={sentTo ? t('password.codeSent', { address: sentTo }) : undefined}
        value={code}
        error={recover.error === undefined ? undefined : wordsFor(recover.error)}
        onChange={(event) => {
          setCode(event.target.value);
          recover.clear();
        }}
      />
      <Button wide type="submit" busy={recover.busy || ask.busy} disabled={code.trim() === ''}>
        {t('password.removeAndSignIn')}
      </Button>
    </form>
  );
}
