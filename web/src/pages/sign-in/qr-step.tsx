import { lazy, Suspense, useEffect, useState } from 'react';
import { useApp } from '../../app/context.tsx';
import type { SignInStep } from '../../data/verbs/sign-in.ts';
import { t } from '../../i18n/index.ts';
import { Button } from '../../ui/button.tsx';
import { Spinner } from '../../ui/spinner.tsx';
import { Failed } from '../../ui/states.tsx';
import { StepText } from './step-text.tsx';
import css from './sign-in.module.css';

const Qr = lazy(() => import('../../ui/qr.tsx').then((module) => ({ default: module.Qr })));
/** Well before a code ends, and seldom enough that whoever leaves the page open is never told to wait. */
const POLL_MS = 10_000;

/** Shows a code for a device that is signed in, and goes on as soon as the server says that it was scanned. */
export function QrStep({ onNext, onPhone }: { onNext: (step: SignInStep) => void; onPhone: () => void }) {
  const { messenger, onPatch } = useApp();
  const [url, setUrl] = useState<string>();
  const [error, setError] = useState<unknown>();
  const [round, setRound] = useState(0);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    let current = true;
    const ask = async () => {
      try {
        const answer = await messenger.qrToken();
        if (!current) return;
        if ('next' in answer) return onNext(answer);
        setUrl(answer.url);
        timer = setTimeout(() => void ask(), POLL_MS);
      } catch (failure) {
        if (current) setError(failure);
      }
    };
    setError(undefined);
    void ask();
    const stop = onPatch((patch) => {
      if (patch.is !== 'scanned') return;
      clearTimeout(timer);
      void ask();
    });
    return () => {
      current = false;
      stop();
      clearTimeout(timer);
    };
    // Runs once for each round; `onNext` only moves on.
  }, [messenger, onPatch, round]);
  return (
    <>
      <StepText title={t('qr.title')} />
      {error !== undefined ? (
        <Failed error={error} again={() => setRound(round + 1)} />
      ) : (
        <div className={css.qr}>
          <Suspense fallback={<Spinner />}>
            {url ? (
              <a href={url}>
                <Qr text={url} label={t('qr.label')} />
              </a>
            ) : (
              <Spinner />
            )}
          </Suspense>
        </div>
      )}
      <ol className={css.steps}>
        <li>{t('qr.step1')}</li>
        <li>{t('qr.step2')}</li>
        <li>{t('qr.step3')}</li>
      </ol>
      <p className={css.quiet}>{t('qr.here')}</p>
      <Button kind="quiet" wide onClick={onPhone}>
        {t('qr.withPhone')}
      </Button>
    </>
  );
}
