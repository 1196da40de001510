import { useEffect, useState } from 'react';
import { useApp } from '../../app/context.tsx';
import { wordsFor } from '../../app/words-for.ts';
import { Refusal } from '../../data/remote.ts';
import { t } from '../../i18n/index.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { FailedLine } from '../../ui/states.tsx';
import { useAction } from '../../ui/use-action.ts';

interface MailCodeProps {
  value: string;
  /** Why the code was refused. */
  error: unknown;
  onChange: (code: string) => void;
}

/** Sends the code for a forgotten password at once, again when it is asked for, and takes it in. */
export function MailCode({ value, error, onChange }: MailCodeProps) {
  const { messenger } = useApp();
  const [sentTo, setSentTo] = useState('');
  const ask = useAction(async () => setSentTo(await messenger.requestRecovery()));
  const { run } = ask;
  useEffect(() => void run(), [run]);
  // Whoever asked a moment ago has a code that still counts.
  const sentBefore = ask.error instanceof Refusal && ask.error.code === 'FLOOD_WAIT';
  const hint = sentTo ? t('password.codeSent', { address: sentTo }) : sentBefore && t('password.codeSentBefore');
  return (
    <>
      <Field
        label={t('password.mailCode')}
        name="mail-code"
        inputMode="numeric"
        autoComplete="one-time-code"
        dir="ltr"
        required
        maxLength={12}
        hint={hint || undefined}
        value={value}
        error={error === undefined ? undefined : wordsFor(error)}
        onChange={(event) => onChange(event.target.value)}
      />
      <FailedLine error={ask.error} />
      <Button kind="quiet" busy={ask.busy} onClick={() => void run()}>
        {t('password.sendAgain')}
      </Button>
    </>
  );
}
