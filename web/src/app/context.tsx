import { createContext, use, useCallback, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import type { Messenger, Patch } from '../data/messenger.ts';
import type { State } from '../data/state.ts';
import type { Dialog, Peer, PeerId } from '../data/views.ts';

/** What every page works with: the account's verbs and its live state. */
export interface App {
  messenger: Messenger;
  slot: number;
  state: () => State;
  subscribe: (listener: () => void) => () => void;
  onPatch: (listener: (patch: Patch) => void) => () => void;
  /** Tells the worker which chat is before someone's eyes. */
  watch: (chatId: PeerId | undefined) => void;
}

export const AppContext = createContext<App | undefined>(undefined);

export function useApp(): App {
  const app = use(AppContext);
  if (!app) throw new Error('A page was drawn outside of the app');
  return app;
}

/** A part of the state. `select` must return the same value while nothing changed. */
export function useAppState<T>(select: (state: State) => T): T {
  const app = useApp();
  return useSyncExternalStore(app.subscribe, () => select(app.state()));
}

export function usePeer(id: PeerId | undefined): Peer | undefined {
  const app = useApp();
  const peer = useAppState((state) => (id === undefined ? undefined : state.peers.get(id)));
  const missing = id !== undefined && id !== 0 && !peer;
  useEffect(() => {
    if (missing) app.messenger.peer(id).catch(() => {});
  }, [app, id, missing]);
  return peer;
}

export function useDialog(id: PeerId): Dialog | undefined {
  return useAppState((state) => state.dialogs.get(id));
}

export function useSelf(): PeerId {
  return useAppState((state) => state.self);
}

/** Something fetched once per `key`, with a way to fetch it again. */
export function useFetched<T>(fetch: () => Promise<T>, key: string) {
  const [result, setResult] = useState<{ key: string; value?: T; error?: unknown }>({ key: '' });
  const [round, setRound] = useState(0);
  const latest = useRef(fetch);
  latest.current = fetch;
  useEffect(() => {
    let current = true;
    latest.current().then(
      (value) => current && setResult({ key, value }),
      (error: unknown) => current && setResult({ key, error }),
    );
    return () => {
      current = false;
    };
  }, [key, round]);
  const fresh = result.key === key ? result : { key };
  return { value: fresh.value, error: fresh.error, again: useCallback(() => setRound((it) => it + 1), []) };
}
