import { useSyncExternalStore } from 'react';

/** Messages that were just deleted and can still be brought back: they are not shown meanwhile. */
let hidden: ReadonlySet<string> = new Set();
const listeners = new Set<() => void>();

function change(next: Set<string>): void {
  hidden = next;
  for (const listener of listeners) listener();
}

export function hideMessages(chatId: number, ids: number[]): void {
  change(new Set([...hidden, ...ids.map((id) => `${chatId}:${id}`)]));
}

export function unhideMessages(chatId: number, ids: number[]): void {
  const gone = new Set(ids.map((id) => `${chatId}:${id}`));
  change(new Set([...hidden].filter((key) => !gone.has(key))));
}

export function useHidden(): ReadonlySet<string> {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => hidden,
  );
}
