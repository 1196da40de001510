import { useState } from 'react';
import { useApp } from '../../app/context.tsx';
import type { SignInStep } from '../../data/verbs/sign-in.ts';
import { t } from '../../i18n/index.ts';
import { Button } from '../../ui/button.tsx';
import { useAction } from '../../ui/use-action.ts';
import { MailCode } from './mail-code.tsx';
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
  const [code, setCode] = useState('');
  const recover = useAction(async () => onNext(await messenger.recoverPassword(code.trim())));
  return (
    <form
      className={css.form}
      onSubmit={(event) => {
        event.preventDefault();
        void recover.run();
      }}
    >
      <MailCode
        value={code}
        error={recover.error}
        onChange={(next) => {
          setCode(next);
          recover.clear();
        }}
      />
      <Button wide type="submit" busy={recover.busy} disabled={code.trim() === ''}>
        {t('password.removeAndSignIn')}
      </Button>
    </form>
  );
}
