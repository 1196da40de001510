import { refuseSafety } from '../errors.ts';
import { steadyNowMs } from '../events/record.ts';
import type { Notifier } from '../intake/types.ts';
import type { SafetyContext, SafetyTx } from '../ports.ts';
import type { MisuseKind, MisuseStep } from './types.ts';
import { misuseUrl } from './url.ts';

/** Refuses `suspended-notifier` while notices of this notifier are not processed. */
export const requireNoticesOpen = (notifier: Notifier | undefined, nowMs: number): void =>
  requireOpen(notifier?.suspendedUntilMs, 'baseless-notices', nowMs);

/** Refuses `suspended-notifier` while complaints of whoever has this key are not processed. */
export async function requireComplaintsOpen(tx: SafetyTx, key: string | null, nowMs: number): Promise<void> {
  const notifier = key === null ? undefined : await tx.notifiers.first({ where: { key } });
  requireOpen(notifier?.complaintsUntilMs, 'baseless-complaints', nowMs);
}

function requireOpen(untilMs: number | null | undefined, misuse: MisuseKind, nowMs: number): void {
  if ((untilMs ?? 0) > nowMs) refuseSafety('suspended-notifier', { untilMs: untilMs ?? 0, misuse });
}

/** What somebody may know of their own standing: the page says why and takes an objection. */
export type Standing = Pick<MisuseStep, 'step' | 'misuse' | 'untilMs'> & { readonly url: string };

/** The newest warning or suspension that counts now, with the address of its page: for its owner's eyes only. */
export async function standingOf(
  tx: SafetyTx,
  safety: Pick<SafetyContext, 'digest' | 'settings'>,
  key: string,
  nowMs: number,
): Promise<Standing | undefined> {
  const steps = await tx.misuse.find({ where: { key }, order: [{ by: 'id', descending: true }], limit: 50 });
  const step = steps.find(({ endedAtMs, untilMs }) => endedAtMs === null && untilMs > nowMs);
  return step && { step: step.step, misuse: step.misuse, untilMs: step.untilMs, url: misuseUrl(safety, step.id) };
}

/** The same in a read of its own; null when there is none. */
export function standingNow(safety: SafetyContext, key: string): Promise<Standing | null> {
  return safety.store.read(async (tx) => (await standingOf(tx, safety, key, await steadyNowMs(tx, safety))) ?? null);
}
