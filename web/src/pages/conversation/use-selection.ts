import { useCallback, useState } from 'react';

/** Which messages of a chat are chosen: their ids, or undefined while none is and taps do something else. */
export type Selection = ReadonlySet<number> | undefined;

/** Keeps the selection. `select` chooses these messages, or lets go of them when all of them were chosen. */
export function useSelection() {
  const [selected, setSelected] = useState<Selection>();

  const select = useCallback((ids: number[]) => {
    setSelected((old) => {
      const next = new Set(old);
      const on = ids.every((id) => next.has(id));
      for (const id of ids) {
        if (on) next.delete(id);
        else next.add(id);
      }
      return next.size === 0 ? undefined : next;
    });
  }, []);

  const clear = useCallback(() => setSelected(undefined), []);
  return { selected, select, clear };
}
