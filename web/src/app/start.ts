import type { Ending, Patch } from '../data/messenger.ts';
import { connectPort } from '../data/port.ts';
import { remoteMessenger } from '../data/remote.ts';
import { apply, START, type State } from '../data/state.ts';
import type { PeerId } from '../data/views.ts';
import type { App } from './context.tsx';
import { forgetAccount, leaveSlot } from './accounts.ts';
import { rememberEnding } from './ending.ts';

/** Connects this tab to the worker and keeps its copy of the state. */
export function startApp(slot: number, language: string): App {
  let state: State = START;
  const listeners = new Set<() => void>();
  const hearers = new Set<(patch: Patch) => void>();
  let scheduled = false;

  // Many patches of one moment cause one drawing.
  const changed = () => {
    if (scheduled) return;
    scheduled = true;
    queueMicrotask(() => {
      scheduled = false;
      for (const listener of listeners) listener();
    });
  };

  const port = connectPort();
  const messenger = remoteMessenger(port, (patch) => {
    const next = apply(state, patch);
    const signedOut = state.phase === 'ready' && next.phase === 'signed-out';
    if (next !== state) {
      state = next;
      changed();
    }
    for (const hear of hearers) hear(patch);
    if (patch.is === 'phase' && patch.phase === 'ready') rememberEnding(undefined);
    if (signedOut) startAfresh(slot, patch.is === 'phase' && patch.phase === 'signed-out' ? patch.because : undefined);
  });

  let watched: PeerId | undefined;
  const tell = () => port.post({ visible: document.visibilityState === 'visible', chatId: watched });
  port.post({ hello: { slot, language, visible: document.visibilityState === 'visible' } });
  document.addEventListener('visibilitychange', tell);

  return {
    messenger,
    slot,
    state: () => state,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    onPatch: (hear) => {
      hearers.add(hear);
      return () => hearers.delete(hear);
    },
    watch: (chatId) => {
      watched = chatId;
      tell();
    },
  };
}

/** The account is no longer of this browser. One who signed out goes on with another; one who was signed out is told. */
function startAfresh(slot: number, because: Ending | undefined): void {
  forgetAccount(slot);
  rememberEnding(because);
  if (!because) leaveSlot(slot);
  location.assign(location.pathname);
}
