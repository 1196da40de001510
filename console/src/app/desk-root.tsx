import { CSPProvider } from '@base-ui/react/csp-provider';
import { Tooltip } from '@base-ui/react/tooltip';
import { useCallback, useEffect, useState } from 'react';
import { Button } from '../../../web/src/ui/button.tsx';
import { Mark } from '../../../web/src/ui/mark.tsx';
import { Mishap } from '../../../web/src/ui/mishap.tsx';
import { Toasts } from '../../../web/src/ui/toast.tsx';
import { call, hasToken, onSessionEnd, setToken } from '../api/client.ts';
import type { Me, Vocabulary } from '../api/calls.ts';
import { Failed } from '../ui/failed.tsx';
import { t } from '../i18n/index.ts';
import css from './desk-root.module.css';
import { loadPage } from './drawn-pages.ts';
import { parsePlace } from './route.ts';
import { SessionContext } from './session.ts';
import { Shell } from './shell.tsx';
import { SignIn, type SignedOut } from './sign-in.tsx';

export function DeskRoot() {
  return (
    <CSPProvider disableStyleElements>
      <Tooltip.Provider>
        <Mishap instead={<StartAgain />}>
          <Phase />
        </Mishap>
        <Toasts low />
      </Tooltip.Provider>
    </CSPProvider>
  );
}

type State =
  | { at: 'out'; because?: SignedOut }
  | { at: 'opening'; error?: unknown }
  | { at: 'in'; me: Me; vocabulary: Vocabulary };

function Phase() {
  const [state, setState] = useState<State>(hasToken() ? { at: 'opening' } : { at: 'out' });
  const open = useCallback(() => {
    setState({ at: 'opening' });
    const { at } = parsePlace(location.hash);
    Promise.all([call('GET /me'), call('GET /vocabulary'), loadPage(at)]).then(
      ([me, vocabulary]) => setState({ at: 'in', me, vocabulary }),
      (error: unknown) => setState(hasToken() ? { at: 'opening', error } : { at: 'out', because: 'ended' }),
    );
  }, []);
  useEffect(() => onSessionEnd(() => setState({ at: 'out', because: 'ended' })), []);
  useEffect(() => {
    if (hasToken()) open();
  }, [open]);
  if (state.at === 'out') return <SignIn because={state.because} onIn={open} />;
  if (state.at === 'opening') return <Opening error={state.error} again={open} />;
  const { me, vocabulary } = state;
  const session = {
    me,
    vocabulary,
    may: (action: Me['may'][number]) => me.may.includes(action),
    signOut: () => {
      void call('DELETE /sign-in').catch(() => {});
      setToken(undefined);
      setState({ at: 'out', because: 'left' });
    },
  };
  return (
    <SessionContext value={session}>
      <Shell />
    </SessionContext>
  );
}

function Opening({ error, again }: { error: unknown; again: () => void }) {
  return (
    <main className={css.middle} aria-busy={error === undefined}>
      {error === undefined ? <Mark size={48} /> : <Failed error={error} again={again} />}
    </main>
  );
}

/** Nothing was lost: say so and start again. */
function StartAgain() {
  return (
    <main className={css.middle} role="alert">
      <p className={css.strong}>{t('app.mishap')}</p>
      <p>{t('app.mishap.text')}</p>
      <Button kind="primary" onClick={() => location.reload()}>
        {t('app.reload')}
      </Button>
    </main>
  );
}
