import type { SignInStep } from '../../data/verbs/sign-in.ts';
import { t } from '../../i18n/index.ts';
import { Button } from '../../ui/button.tsx';
import { StepText } from './step-text.tsx';
import css from './sign-in.module.css';

/** The code proves who asks: one tap opens the statement of reasons, where another one appeals. */
export function SuspendedStep({ step }: { step: Extract<SignInStep, { next: 'suspended' }> }) {
  return (
    <>
      <StepText title={t('suspended.title')}>{t('suspended.text')}</StepText>
      <form className={css.form} method="post" action="/statement">
        {(['phone', 'codeHash', 'code'] as const).map((name) => (
          <input key={name} type="hidden" name={name} value={step[name]} />
        ))}
        <Button kind="primary" wide type="submit">
          {t('decision.why')}
        </Button>
      </form>
    </>
  );
}
