import { useState } from 'react';
import { useApp } from '../../app/context.tsx';
import { useAction } from '../../ui/use-action.ts';
import { wordsFor } from '../../app/words-for.ts';
import type { SignInStep } from '../../data/verbs/sign-in.ts';
import { t } from '../../i18n/index.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { StepText } from './step-text.tsx';
import css from './sign-in.module.css';

const MAX_NAME = 64;

export function NameStep({ onNext }: { onNext: (step: SignInStep) => void }) {
  const { messenger } = useApp();
  const [first, setFirst] = useState('');
  const [last, setLast] = useState('');
  const join = useAction(async () => onNext(await messenger.signUp(first.trim(), last.trim())));
  return (
    <>
      <StepText title={t('name.title')}>{t('name.text')}</StepText>
      <form
        className={css.form}
        onSubmit={(event) => {
          event.preventDefault();
          void join.run();
        }}
      >
        <Field
          label={t('name.first')}
          name="first-name"
          autoComplete="given-name"
          autoFocus
          required
          maxLength={MAX_NAME}
          value={first}
          error={join.error === undefined ? undefined : wordsFor(join.error)}
          onChange={(event) => setFirst(event.target.value)}
        />
        <Field
          label={t('name.last')}
          name="last-name"
          autoComplete="family-name"
          maxLength={MAX_NAME}
          value={last}
          onChange={(event) => setLast(event.target.value)}
        />
        <Button kind="primary" wide type="submit" busy={join.busy} disabled={first.trim() === ''}>
          {t('name.done')}
        </Button>
      </form>
    </>
  );
}
