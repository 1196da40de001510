import { type ReactNode, useState } from 'react';
import { Button } from '../../../web/src/ui/button.tsx';
import { Field } from '../../../web/src/ui/field.tsx';
import { Mark } from '../../../web/src/ui/mark.tsx';
import { call, keepToken, setToken } from '../api/client.ts';
import { type Challenge, proveKnowledge } from '../api/srp.ts';
import { useAction } from '../../../web/src/ui/use-action.ts';
import { wordsFor } from '../api/words-for.ts';
import { t } from '../i18n/index.ts';
import { LanguageButton } from './look-menu.tsx';
import css from './sign-in.module.css';

export type SignedOut = 'ended' | 'left';

type Step = { at: 'phone' } | { at: 'code'; codeHash: string } | { at: 'password'; challenge: Challenge };

/** Number, code, two-step password: the messenger's account, with the second factor that staff must have. */
export function SignIn({ because, onIn }: { because: SignedOut | undefined; onIn: () => void }) {
  const [step, setStep] = useState<Step>({ at: 'phone' });
  const [phone, setPhone] = useState('');
  const restart = () => {
    setToken(undefined);
    setStep({ at: 'phone' });
  };
  return (
    <div className={css.place}>
      <main className={css.card}>
        <span className={css.mark}>
          <Mark size={40} />
        </span>
        <h1 className={css.title}>{t('signIn.title')}</h1>
        <p className={css.lead}>{t('signIn.lead')}</p>
        {because && step.at === 'phone' && (
          <p className={css.note} role="status">
            {t(because === 'ended' ? 'signIn.ended' : 'signIn.left')}
          </p>
        )}
        {!isSecureContext && (
          <p className={css.note} role="alert">
            {t('signIn.insecure')}
          </p>
        )}
        {step.at === 'phone' && (
          <PhoneStep phone={phone} setPhone={setPhone} onSent={(codeHash) => setStep({ at: 'code', codeHash })} />
        )}
        {step.at === 'code' && (
          <CodeStep
            phone={phone}
            codeHash={step.codeHash}
            onProved={(challenge) => setStep({ at: 'password', challenge })}
            restart={restart}
          />
        )}
        {step.at === 'password' && <PasswordStep challenge={step.challenge} onIn={onIn} restart={restart} />}
      </main>
      <footer className={css.foot}>
        <LanguageButton />
        <a href="../">{t('app.messenger')}</a>
      </footer>
    </div>
  );
}

function Form({ send, children }: { send: () => Promise<unknown>; children: ReactNode }) {
  return (
    <form
      className={css.form}
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      {children}
    </form>
  );
}

const said = (error: unknown) => (error === undefined ? {} : { error: wordsFor(error) });

function PhoneStep(props: { phone: string; setPhone: (phone: string) => void; onSent: (codeHash: string) => void }) {
  const { run, busy, error } = useAction(async () => {
    props.onSent((await call('POST /sign-in/code', { body: { phone: props.phone } })).codeHash);
  });
  return (
    <Form send={run}>
      <Field
        label={t('signIn.phone')}
        type="tel"
        autoComplete="tel"
        autoFocus
        required
        value={props.phone}
        onChange={(event) => props.setPhone(event.target.value)}
        {...said(error)}
      />
      <Button kind="primary" type="submit" wide busy={busy} disabled={props.phone.trim().length < 5}>
        {t('signIn.next')}
      </Button>
    </Form>
  );
}

function CodeStep(props: {
  phone: string;
  codeHash: string;
  onProved: (challenge: Challenge) => void;
  restart: () => void;
}) {
  const [code, setCode] = useState('');
  const { run, busy, error } = useAction(async () => {
    const body = { phone: props.phone, codeHash: props.codeHash, code: code.trim() };
    const { token, challenge } = await call('POST /sign-in', { body });
    setToken(token);
    props.onProved(challenge);
  });
  return (
    <Form send={run}>
      <Field
        label={t('signIn.code')}
        hint={t('signIn.code.hint')}
        inputMode="numeric"
        autoComplete="one-time-code"
        autoFocus
        required
        value={code}
        onChange={(event) => setCode(event.target.value)}
        {...said(error)}
      />
      <Button kind="primary" type="submit" wide busy={busy} disabled={code.trim() === ''}>
        {t('signIn.next')}
      </Button>
      <Button kind="quiet" onClick={props.restart}>
        {t('signIn.other')}
      </Button>
    </Form>
  );
}

function PasswordStep({ challenge, onIn, restart }: { challenge: Challenge; onIn: () => void; restart: () => void }) {
  const [password, setPassword] = useState('');
  const { run, busy, error } = useAction(async () => {
    await call('POST /sign-in/password', { body: await proveKnowledge(challenge, password) });
    keepToken();
    onIn();
  });
  return (
    <Form send={run}>
      <Field
        label={t('signIn.password')}
        hint={challenge.hint ? t('signIn.password.hint', { hint: challenge.hint }) : undefined}
        type="password"
        autoComplete="current-password"
        autoFocus
        required
        value={password}
        onChange={(event) => setPassword(event.target.value)}
        {...said(error)}
      />
      <Button kind="primary" type="submit" wide busy={busy} disabled={password === ''}>
        {t('signIn.enter')}
      </Button>
      <Button kind="quiet" onClick={restart}>
        {t('signIn.other')}
      </Button>
    </Form>
  );
}
