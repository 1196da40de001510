import { CSPProvider } from '@base-ui/react/csp-provider';
import { DirectionProvider } from '@base-ui/react/direction-provider';
import { lazy, Suspense } from 'react';
import { currentLanguage, directionOf, t } from '../i18n/index.ts';
import { Button } from '../ui/button.tsx';
import { Mark } from '../ui/mark.tsx';
import { Mishap } from '../ui/mishap.tsx';
import { SignIn } from '../pages/sign-in/sign-in.tsx';
import css from './app.module.css';
import { useAppState } from './context.tsx';

const Shell = lazy(() => import('./shell.tsx').then((module) => ({ default: module.Shell })));

export function AppRoot() {
  return (
    <CSPProvider disableStyleElements>
      <DirectionProvider direction={directionOf(currentLanguage())}>
        <Mishap instead={<StartAgain />}>
          <Phase />
        </Mishap>
      </DirectionProvider>
    </CSPProvider>
  );
}

function Phase() {
  const phase = useAppState((state) => state.phase);
  const connection = useAppState((state) => state.connection);
  if (phase === 'signed-out') return <SignIn />;
  if (phase === 'starting') return <Opening offline={connection === 'offline'} />;
  return (
    <Suspense fallback={<Opening offline={false} />}>
      <Shell />
    </Suspense>
  );
}

function Opening({ offline }: { offline: boolean }) {
  return (
    <main className={css.opening} aria-busy={!offline}>
      <span className={css.mark}>
        <Mark size={56} />
      </span>
      {offline && <p role="status">{t('offline.noServer')}</p>}
    </main>
  );
}

/** The messages are still on this device and on the server: say so and start again. */
function StartAgain() {
  return (
    <main className={css.opening} role="alert">
      <p>{t('mishap.text')}</p>
      <Button kind="primary" onClick={() => location.reload()}>
        {t('mishap.again')}
      </Button>
    </main>
  );
}
