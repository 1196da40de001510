import { useState } from 'react';
import { useApp } from '../../app/context.tsx';
import { t } from '../../i18n/index.ts';
import { Button } from '../../ui/button.tsx';
import { Modal } from '../../ui/modal.tsx';
import { FailedLine } from '../../ui/states.tsx';
import { say } from '../../ui/toast.tsx';
import { useAction } from '../../ui/use-action.ts';
import { MailCode } from '../sign-in/mail-code.tsx';
import css from './settings.module.css';

interface WayProps {
  onClose: () => void;
  onDone: () => void;
}

/** For whoever is signed in and no longer knows the password: a code by e-mail removes it, or a wait of a week. */
export function ForgottenPassword({ hasRecovery, ...way }: WayProps & { hasRecovery: boolean }) {
  const [byMail, setByMail] = useState(hasRecovery);
  return byMail ? <ByMail {...way} onNoMailbox={() => setByMail(false)} /> : <InAWeek {...way} />;
}

const FORM = 'forgotten-password';

function ByMail({ onClose, onDone, onNoMailbox }: WayProps & { onNoMailbox: () => void }) {
  const { messenger } = useApp();
  const [code, setCode] = useState('');
  const remove = useAction(async () => {
    await messenger.removeForgottenPassword(code.trim());
    onClose();
    onDone();
    say(t('password.removed'));
  });
  return (
    <Modal
      title={t('password.forgotten')}
      open
      onClose={onClose}
      footer={
        <>
          <Button kind="quiet" onClick={onNoMailbox}>
            {t('password.noMailbox')}
          </Button>
          <Button kind="danger" type="submit" form={FORM} busy={remove.busy} disabled={code.trim() === ''}>
            {t('password.remove')}
          </Button>
        </>
      }
    >
      <form
        id={FORM}
        className={css.steps}
        onSubmit={(event) => {
          event.preventDefault();
          void remove.run();
        }}
      >
        <MailCode
          value={code}
          error={remove.error}
          onChange={(next) => {
            setCode(next);
            remove.clear();
          }}
        />
      </form>
    </Modal>
  );
}

function InAWeek({ onClose, onDone }: WayProps) {
  const { messenger } = useApp();
  const ask = useAction(async () => {
    await messenger.resetPassword();
    onClose();
    onDone();
  });
  return (
    <Modal
      title={t('password.forgotten')}
      open
      onClose={onClose}
      footer={
        <Button kind="danger" busy={ask.busy} onClick={() => void ask.run()}>
          {t('password.removeInAWeek')}
        </Button>
      }
    >
      <p className={css.note}>{t('password.aboutWeek')}</p>
      <FailedLine error={ask.error} />
    </Modal>
  );
}
