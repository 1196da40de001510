import { useCallback, useEffect, useRef, useState } from 'react';
import { call } from './client.ts';
import type { Answer, CallName, Given } from './calls.ts';

const listeners = new Set<() => void>();

/** Something was changed by this person: everything on the page is asked again. */
function changed(): void {
  for (const listener of listeners) listener();
}

/** Calls back after every change. */
export function onChanged(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** Calls the API and then refreshes what the page shows. */
export async function change<N extends CallName>(
  name: N,
  ...given: object extends Given<N> ? [Given<N>?] : [Given<N>]
): Promise<Answer<N>> {
  try {
    return await call(name, ...given);
  } finally {
    changed();
  }
}

export interface Fetched<T> {
  readonly value: T | undefined;
  readonly error: unknown;
  readonly again: () => void;
}

/**
 * What a call answers, asked again every `everyMs` while the page is in sight, after every change and when the network is
 * back. `given` undefined asks nothing. While a newer answer is under way the one before is kept, unless it was for
 * something else.
 */
export function useCall<N extends CallName>(
  name: N,
  given: Given<N> | undefined,
  everyMs?: number,
): Fetched<Answer<N>> {
  const key = given === undefined ? '' : `${name} ${JSON.stringify(given)}`;
  const [result, setResult] = useState<{ key: string; value?: Answer<N>; error?: unknown }>({ key: '' });
  const [round, setRound] = useState(0);
  const latest = useRef(given);
  latest.current = given;
  const again = useCallback(() => setRound((number) => number + 1), []);
  useEffect(() => {
    const wanted = latest.current;
    if (key === '' || wanted === undefined) return undefined;
    let current = true;
    const ask = () =>
      (call as (name: N, given: Given<N>) => Promise<Answer<N>>)(name, wanted).then(
        (value) => current && setResult({ key, value }),
        (error: unknown) => current && setResult((before) => ({ ...(before.key === key ? before : { key }), error })),
      );
    void ask();
    const timer = everyMs === undefined ? undefined : setInterval(() => !document.hidden && void ask(), everyMs);
    // Where the network was away there is an error on the page, which nobody should have to press away.
    const online = () => void ask();
    addEventListener('online', online);
    return () => {
      current = false;
      removeEventListener('online', online);
      clearInterval(timer);
    };
  }, [name, key, everyMs, round]);
  useEffect(() => onChanged(again), [again]);
  const fresh = result.key === key ? result : undefined;
  return { value: fresh?.value, error: fresh?.error, again };
}
