import type { Bus } from '#domain';
import type { SafetyStore } from '../ports.ts';

/** A store whose writes may close devices: every node hears of it after the commit and never before. */
export function attachedStore(store: SafetyStore, bus: Pick<Bus, 'publishKeysDropped'>): SafetyStore {
  return {
    read: (work) => store.read(work),
    async write(work, turn) {
      let dropped: string[] = [];
      const result = await store.write((tx) => {
        // The work may run again after a conflict, and then only its last run counts.
        dropped = [];
        return work({ ...tx, dropKeys: (keyIds) => void dropped.push(...keyIds) });
      }, turn);
      if (dropped.length > 0) bus.publishKeysDropped(dropped);
      return result;
    },
  };
}
