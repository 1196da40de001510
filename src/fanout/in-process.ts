import type { Bus, BusListener } from '#domain';

/** The bus of a single node: listeners hear of a commit in the same turn. */
export function createInProcessBus(): Bus {
  const listeners = new Set<BusListener>();
  return {
    publish(nudges, changed) {
      if (changed !== undefined && changed.length > 0)
        for (const listener of listeners) listener.accountsChanged?.(changed);
      if (nudges.length === 0) return;
      for (const listener of listeners) listener.nudges(nudges);
    },
    publishTransient(to, update) {
      for (const listener of listeners) listener.transient(to, update);
    },
    publishKeysDropped(keyIds, gone) {
      for (const listener of listeners) listener.keysDropped(keyIds, gone);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
