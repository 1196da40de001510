import { ArrowLeft } from 'lucide-react';
import { useState } from 'react';
import { useAppState } from '../../app/context.tsx';
import type { SignInStep } from '../../data/verbs/sign-in.ts';
import { t } from '../../i18n/index.ts';
import { Mark } from '../../ui/mark.tsx';
import { LanguageLinks } from './language-links.tsx';
import { CodeStep } from './code-step.tsx';
import { type Invite, inviteIn, InviteStep } from './invite-step.tsx';
import { NameStep } from './name-step.tsx';
import { OtherAccounts } from './other-accounts.tsx';
import { PasswordStep } from './password-step.tsx';
import { PhoneStep } from './phone-step.tsx';
import { QrStep } from './qr-step.tsx';
import { SuspendedStep } from './suspended-step.tsx';
import css from './sign-in.module.css';

type Step =
  | { next: 'phone' }
  | { next: 'qr' }
  | { next: 'invite'; invite: Invite }
  | Exclude<SignInStep, { next: 'done' }>;

/** First run: a number, a code, and one is in. Every step says where its answer comes from. */
export function SignIn() {
  const [step, setStep] = useState<Step>(() => {
    const invite = inviteIn(location.hash);
    return invite ? { next: 'invite', invite } : { next: 'phone' };
  });
  const [phone, setPhone] = useState('');
  const connection = useAppState((state) => state.connection);
  const advance = (next: SignInStep) => {
    if (next.next !== 'done') setStep(next);
  };
  return (
    <main className={css.page}>
      <section className={css.card}>
        <header className={css.head}>
          {step.next !== 'phone' && (
            <button
              type="button"
              className={css.back}
              onClick={() => setStep({ next: 'phone' })}
              aria-label={t('back')}
            >
              <ArrowLeft size={20} />
            </button>
          )}
          <span className={css.mark}>
            <Mark size={44} />
          </span>
        </header>
        {step.next === 'phone' && (
          <PhoneStep phone={phone} onPhone={setPhone} onNext={advance} onQr={() => setStep({ next: 'qr' })} />
        )}
        {step.next === 'invite' && (
          <InviteStep invite={step.invite} onNext={advance} onPhone={() => setStep({ next: 'phone' })} />
        )}
        {step.next === 'qr' && <QrStep onNext={advance} onPhone={() => setStep({ next: 'phone' })} />}
        {step.next === 'code' && <CodeStep phone={phone} step={step} onNext={advance} />}
        {step.next === 'suspended' && <SuspendedStep step={step} />}
        {step.next === 'name' && <NameStep onNext={advance} />}
        {step.next === 'password' && <PasswordStep step={step} onNext={advance} />}
        {step.next === 'phone' && <OtherAccounts />}
        {(connection === 'offline' || connection === 'connecting') && (
          <p className={css.offline} role="status">
            {t('offline.waiting')}
          </p>
        )}
      </section>
      <LanguageLinks />
    </main>
  );
}
