import type { Ending } from '../data/messenger.ts';

const KEY = 'tocsin-ending';

/** The page starts afresh when a sign-in ends; what it has to say about that outlives it, in this tab only. */
export function rememberEnding(because: Ending | undefined): void {
  if (because) sessionStorage.setItem(KEY, because);
  else sessionStorage.removeItem(KEY);
}

export function endedBecause(because: Ending): boolean {
  return sessionStorage.getItem(KEY) === because;
}
