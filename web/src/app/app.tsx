import { CSPProvider } from '@base-ui/react/csp-provider';
import { DirectionProvider } from '@base-ui/react/direction-provider';
import { Component, lazy, type ReactNode, Suspense } from 'react';
import { currentLanguage, directionOf, t } from '../i18n/index.ts';
import { Button } from '../ui/button.tsx';
import { Mark } from '../ui/mark.tsx';
import { SignIn } from '../pages/sign-in/sign-in.tsx';
import css from './app.module.css';
import { useAppState } from './context.tsx';

const Shell = lazy(() => import('./shell.tsx').then((module) => ({ default: module.Shell })));

export function AppRoot() {
  return (
    <CSPProvider disableStyleElements>
      <DirectionProvider direction={directionOf(currentLanguage())}>
        <Mishap>
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

/** When drawing fails, the messages are still on this device and on the server: say so and start again. */
class Mishap extends Component<{ children: ReactNode }, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override render() {
    if (!this.state.failed) return this.props.children;
    return (
      <main className={css.opening} role="alert">
        <p>{t('mishap.text')}</p>
        <Button kind="primary" onClick={() => location.reload()}>
          {t('mishap.again')}
        </Button>
      </main>
    );
  }
}
