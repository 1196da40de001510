import { ScrollText } from 'lucide-react';
import { useState } from 'react';
import { useApp } from '../../app/context.tsx';
import { useAction } from '../../ui/use-action.ts';
import { wordsFor } from '../../app/words-for.ts';
import type { SignInStep } from '../../data/verbs/sign-in.ts';
import { type Key, t } from '../../i18n/index.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { ReasonsLink } from './reasons-link.tsx';
import { StepText } from './step-text.tsx';
import css from './sign-in.module.css';

interface CodeStepProps {
  phone: string;
  step: Extract<SignInStep, { next: 'code' }>;
  onNext: (step: SignInStep) => void;
}

const LOCAL = new Set(['localhost', '127.0.0.1', '[::1]']);

export function CodeStep({ phone, step, onNext }: CodeStepProps) {
  const { messenger } = useApp();
  const [code, setCode] = useState('');
  const length = step.length ?? 5;
  const check = useAction(async (typed: string) => onNext(await messenger.signIn(typed)));
  const resend = useAction(async () => {
    onNext(await messenger.resendCode());
  });
  return (
    <>
      <StepText title={t('code.title')}>{t('code.text', { phone })}</StepText>
      <p className={css.note}>
        <ScrollText size={18} />
        <span>
          {t(`code.by.${step.sentBy}` as Key)} {LOCAL.has(location.hostname) && t('code.log')}
        </span>
      </p>
      <form
        className={css.form}
        onSubmit={(event) => {
          event.preventDefault();
          void check.run(code);
        }}
      >
        <Field
          label={t('code.field')}
          name="code"
          inputClass={css.code}
          inputMode="numeric"
          autoComplete="one-time-code"
          autoFocus
          required
          dir="ltr"
          maxLength={12}
          value={code}
          error={check.error === undefined ? undefined : wordsFor(check.error)}
          onChange={(event) => {
            const typed = event.target.value.replace(/[^\p{L}\p{N}]/gu, '');
            setCode(typed);
            check.clear();
            if (typed.length === length && typed !== code) void check.run(typed);
          }}
        />
        <ReasonsLink error={check.error} />
        <Button kind="primary" wide type="submit" busy={check.busy} disabled={code.length === 0}>
          {t('next')}
        </Button>
      </form>
      <Button kind="quiet" wide busy={resend.busy} onClick={() => void resend.run()}>
        {t('code.resend')}
      </Button>
      {resend.error !== undefined && (
        <p role="alert" className={css.alert}>
          {wordsFor(resend.error)}
        </p>
      )}
    </>
  );
}
