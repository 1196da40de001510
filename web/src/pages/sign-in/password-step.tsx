import { useState } from 'react';
import { useApp } from '../../app/context.tsx';
import { useAction } from '../../ui/use-action.ts';
import { wordsFor } from '../../app/words-for.ts';
import type { SignInStep } from '../../data/verbs/sign-in.ts';
import { t } from '../../i18n/index.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { Recovery } from './recovery.tsx';
import { StepText } from './step-text.tsx';
import css from './sign-in.module.css';

interface PasswordStepProps {
  step: Extract<SignInStep, { next: 'password' }>;
  onNext: (step: SignInStep) => void;
}

export function PasswordStep({ step, onNext }: PasswordStepProps) {
  const { hint, hasRecovery } = step;
  const [forgotten, setForgotten] = useState(false);
  const { messenger } = useApp();
  const [password, setPassword] = useState('');
  const hintText = hint ? t('password.hint', { hint }) : undefined;
  const check = useAction(async () => onNext(await messenger.checkPassword(password)));
  return (
    <>
      <StepText title={t('password.title')}>{t('password.text')}</StepText>
      <form
        className={css.form}
        onSubmit={(event) => {
          event.preventDefault();
          void check.run();
        }}
      >
        <Field
          label={t('password.field')}
          type="password"
          name="password"
          autoComplete="current-password"
          autoFocus
          required
          hint={hintText}
          value={password}
          error={check.error === undefined ? undefined : [wordsFor(check.error), hintText].filter(Boolean).join(' ')}
          onChange={(event) => {
            setPassword(event.target.value);
            check.clear();
          }}
        />
        <Button kind="primary" wide type="submit" busy={check.busy} disabled={password === ''}>
          {t('signIn.title')}
        </Button>
      </form>
      {forgotten ? (
        <Recovery hasRecovery={hasRecovery} onNext={onNext} />
      ) : (
        <Button kind="quiet" wide onClick={() => setForgotten(true)}>
          {t('password.forgotten')}
        </Button>
      )}
    </>
  );
}
