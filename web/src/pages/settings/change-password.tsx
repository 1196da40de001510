import { useState } from 'react';
import { useApp } from '../../app/context.tsx';
import type { PasswordState } from '../../data/verbs/settings.ts';
import { t } from '../../i18n/index.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { Modal } from '../../ui/modal.tsx';
import { FailedLine } from '../../ui/states.tsx';
import { say } from '../../ui/toast.tsx';
import { useAction } from '../../ui/use-action.ts';

const LEAST_LETTERS = 4;

interface ChangePasswordProps {
  state: PasswordState;
  onClose: () => void;
  onDone: () => void;
}

/** Sets the password, changes or removes it, and names the address for when it is forgotten. */
export function ChangePassword({ state: { has }, onClose, onDone }: ChangePasswordProps) {
  const { messenger } = useApp();
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const [hint, setHint] = useState('');
  const [email, setEmail] = useState('');
  const address = email.trim();
  const onlyEmail = has && next === '' && address !== '';
  const save = useAction(async (remove: boolean) => {
    if (remove) await messenger.setPassword(current, '', '', '');
    else if (onlyEmail) await messenger.setPasswordEmail(current, address);
    else await messenger.setPassword(current, next, hint, address);
    onClose();
    onDone();
    say(t('saved.done'));
  });
  return (
    <Modal
      title={t('password.title')}
      open
      onClose={onClose}
      footer={
        <>
          {has && (
            <Button kind="danger" busy={save.busy} disabled={!current} onClick={() => void save.run(true)}>
              {t('password.remove')}
            </Button>
          )}
          <Button
            kind="primary"
            busy={save.busy}
            disabled={(has && current === '') || (next.length < LEAST_LETTERS && !onlyEmail)}
            onClick={() => void save.run(false)}
          >
            {t('save')}
          </Button>
        </>
      }
    >
      {has && (
        <Field
          label={t('password.current')}
          type="password"
          autoComplete="current-password"
          value={current}
          onChange={(event) => setCurrent(event.target.value)}
        />
      )}
      <Field
        label={t('password.new')}
        type="password"
        autoComplete="new-password"
        hint={t('password.newHint')}
        value={next}
        onChange={(event) => setNext(event.target.value)}
      />
      <Field
        label={t('password.hintField')}
        maxLength={64}
        value={hint}
        onChange={(event) => setHint(event.target.value)}
      />
      <Field
        label={t('password.email')}
        type="email"
        autoComplete="email"
        maxLength={254}
        hint={has ? t('password.onlyEmail') : undefined}
        value={email}
        onChange={(event) => setEmail(event.target.value)}
      />
      <FailedLine error={save.error} />
    </Modal>
  );
}
