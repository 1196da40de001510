import { type Clock, refuse } from '#domain';
import { createLru } from '#lib/lru.ts';
import { addressGroup } from '#wire';
import type { Call } from './context.ts';
import { type FloodAllowance, floodAllowances, generalAllowance } from './flood-allowances.ts';

const bucketsRemembered = 200_000;

export interface FloodGuard {
  /** Throws `flood-wait` with the whole seconds until the call would be allowed. */
  check(method: string, call: Pick<Call, 'account' | 'address'>): void;
}

/** What an operator allows instead of the usual. */
export type ChosenAllowances = Readonly<Record<string, Pick<FloodAllowance, 'burst' | 'everyS'>>>;

export function createFloodGuard(clock: Clock, enabled: boolean, chosen: ChosenAllowances = {}): FloodGuard {
  const buckets = createLru<string, { left: number; atMs: number }>(bucketsRemembered);
  const allowances = allowancesWith(chosen);
  return {
    check(method, call) {
      if (!enabled) return;
      const row = allowances.has(method) ? method : method.startsWith('upload.') ? 'upload' : 'general';
      const { burst, everyS, per } = allowances.get(row) ?? generalAllowance;
      const who = per === 'address' || call.account === 0 ? addressGroup(call.address) : String(call.account);
      const name = `${who} ${row}`;
      const now = clock.nowMs();
      const bucket = buckets.get(name) ?? { left: burst, atMs: now };
      bucket.left = Math.min(burst, bucket.left + Math.max(0, now - bucket.atMs) / (everyS * 1_000));
      bucket.atMs = now;
      buckets.set(name, bucket);
      if (bucket.left < 1) refuse('flood-wait', { waitS: Math.max(1, Math.ceil((1 - bucket.left) * everyS)) });
      bucket.left -= 1;
    },
  };
}

/** The table of allowances with an operator's own rows in it. */
function allowancesWith(chosen: ChosenAllowances): ReadonlyMap<string, FloodAllowance> {
  const all = new Map(Object.entries(floodAllowances));
  for (const [name, row] of Object.entries(chosen)) all.set(name, { per: all.get(name)?.per ?? 'account', ...row });
  return all;
}
