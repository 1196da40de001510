import { useSyncExternalStore } from 'react';
import { serverNowMs } from '../api/client.ts';

const TICK_MS = 1000;
const listeners = new Set<() => void>();
let nowMs = serverNowMs();
let timer: ReturnType<typeof setInterval> | undefined;

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= setInterval(() => {
    nowMs = serverNowMs();
    for (const told of listeners) told();
  }, TICK_MS);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) {
      clearInterval(timer);
      timer = undefined;
    }
  };
}

/** The server's time, every second: all clocks on a page move together. */
export const useNow = (): number => useSyncExternalStore(subscribe, () => nowMs);
