import type { SafetyContext } from '../ports.ts';

type Parts = Pick<SafetyContext, 'digest' | 'settings'>;

/** The key in a step's address: whoever holds the link may read it and object. */
export const misuseKey = ({ digest, settings }: Parts, id: number): string =>
  digest(`misuse|${settings.secret}|${id}`).slice(0, 32);

/** Where whoever was warned or suspended reads why, and objects, without signing in. */
export const misuseUrl = (safety: Parts, id: number): string =>
  `${safety.settings.httpBase}/misuse/${id}?key=${misuseKey(safety, id)}`;
