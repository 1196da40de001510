import { useCallback, useRef, useState } from 'react';

/** Runs something that can fail: `run` starts it and answers whether it went well; `busy` and `error` follow it. */
export function useAction<A extends unknown[]>(action: (...args: A) => Promise<unknown>) {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const latest = useRef(action);
  latest.current = action;
  const run = useCallback(async (...args: A): Promise<boolean> => {
    setBusy(true);
    setError(undefined);
    try {
      await latest.current(...args);
      return true;
    } catch (failure) {
      setError(failure);
      return false;
    } finally {
      setBusy(false);
    }
  }, []);
  return { run, busy, error, clear: () => setError(undefined) };
}
