import { useState } from 'react';
import { useApp, useFetched } from '../../app/context.tsx';
import { t } from '../../i18n/index.ts';
import { Button } from '../../ui/button.tsx';
import { ChangePassword } from './change-password.tsx';
import { ConfirmEmail } from './confirm-email.tsx';
import { ForgottenPassword } from './forgotten-password.tsx';
import { PendingReset } from './pending-reset.tsx';
import css from './settings.module.css';

/** The second password: asked for on new devices after the code. */
export function Password() {
  const { messenger } = useApp();
  const state = useFetched(() => messenger.passwordState(), 'password');
  const [open, setOpen] = useState<'change' | 'forgotten'>();
  if (state.error !== undefined || !state.value) return null;
  const { has, hasRecovery, unconfirmed, goneAt } = state.value;
  const close = () => setOpen(undefined);
  return (
    <section className={css.section}>
      <h2>{t('password.title')}</h2>
      <p className={css.note}>{t(has ? 'password.isOn' : 'password.isOff')}</p>
      {unconfirmed !== undefined && <ConfirmEmail address={unconfirmed} onDone={state.again} />}
      {has && !hasRecovery && unconfirmed === undefined && <p className={css.note}>{t('password.noEmail')}</p>}
      {goneAt !== undefined && <PendingReset goneAt={goneAt} onDone={state.again} />}
      <Button onClick={() => setOpen('change')}>{t(has ? 'password.change' : 'password.set')}</Button>
      {has && (hasRecovery || goneAt === undefined) && (
        <Button kind="quiet" onClick={() => setOpen('forgotten')}>
          {t('password.forgotten')}
        </Button>
      )}
      {open === 'change' && <ChangePassword state={state.value} onClose={close} onDone={state.again} />}
      {open === 'forgotten' && <ForgottenPassword hasRecovery={hasRecovery} onClose={close} onDone={state.again} />}
    </section>
  );
}
