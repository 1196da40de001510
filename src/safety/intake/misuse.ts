import { found, refuseSafety } from '../errors.ts';
import { recordEvents, steadyNowMs } from '../events/record.ts';
import { safetyLimits } from '../limits.ts';
import type { SafetyContext } from '../ports.ts';
import { type Actor, requireMay } from '../roles.ts';
import { notifierOf } from './reliability.ts';
import type { Notifier } from './types.ts';

/** What DSA Art. 23(3) wants weighed: absolute numbers and the share. The judgement itself is a person's. */
export interface MisuseFigures {
  readonly total: number;
  readonly unfounded: number;
  readonly share: number;
  readonly warned: boolean;
}

export function misuseFigures(notifier: Notifier, nowMs: number): MisuseFigures {
  const total = notifier.upheld + notifier.rejected + notifier.unfounded;
  const warned = notifier.warnedAtMs !== null && nowMs - notifier.warnedAtMs <= safetyLimits.warningLifetimeMs;
  return { total, unfounded: notifier.unfounded, share: total === 0 ? 0 : notifier.unfounded / total, warned };
}

/** Warns a notifier who often sends manifestly unfounded notices (Art. 23(2) asks for a prior warning). */
export async function warnNotifier(safety: SafetyContext, actor: Actor, key: string): Promise<Notifier> {
  requireMay(actor, 'notifier.warn');
  return safety.store.write(async (tx) => {
    const notifier = found(await notifierOf(tx, key), 'notifier', key);
    const warnedAtMs = await recordEvents(tx, safety, actor, [
      { type: 'notifier-warned', data: { kind: notifier.kind } },
    ]);
    const warned = { ...notifier, warnedAtMs };
    await tx.notifiers.put(warned);
    return warned;
  });
}

/** Stops handling a notifier's notices for 30 days. Refuses without a warning in the last 180 days. */
export async function suspendNotifier(safety: SafetyContext, actor: Actor, key: string): Promise<Notifier> {
  requireMay(actor, 'notifier.suspend');
  return safety.store.write(async (tx) => {
    const notifier = found(await notifierOf(tx, key), 'notifier', key);
    const nowMs = await steadyNowMs(tx, safety);
    if (!misuseFigures(notifier, nowMs).warned)
      refuseSafety('state-invalid', { what: 'notifier', state: 'not warned', wanted: 'warned' });
    const atMs = await recordEvents(tx, safety, actor, [
      { type: 'notifier-suspended', data: { kind: notifier.kind, cause: 'baseless-notices' } },
    ]);
    const suspended = { ...notifier, suspendedUntilMs: atMs + safetyLimits.misuseSuspensionMs };
    await tx.notifiers.put(suspended);
    return suspended;
  });
}

/** Refuses `suspended-notifier` while a suspension runs. */
export function requireNotSuspended(notifier: Notifier | undefined, nowMs: number): void {
  const untilMs = notifier?.suspendedUntilMs ?? 0;
  if (untilMs > nowMs) refuseSafety('suspended-notifier', { untilMs });
}
