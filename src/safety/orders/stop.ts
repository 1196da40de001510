import { officeOf } from '../office.ts';
import { refuseSafety } from '../errors.ts';
import { recordEvents, steadyNowMs } from '../events/record.ts';
import { safetyLimits } from '../limits.ts';
import type { SafetyContext } from '../ports.ts';
import { type Actor, requireMay } from '../roles.ts';
import { annexIII } from './annexes.ts';
import { changeOrder } from './change.ts';
import { canStop, readClock, resumeClock, stopClock } from './clock.ts';
import { fileItems, inCase, resolveItems } from './receive.ts';
import type { RemovalOrder, StopReason } from './types.ts';

/**
 * Stops the hour on one of the three grounds of Art. 3(7) and (8) and drafts Annex III, which must go out without undue
 * delay. Refuses when the clock does not run any more: lateness cannot be repaired by a letter.
 */
export async function stopOrderClock(
  safety: SafetyContext,
  actor: Actor,
  orderId: number,
  input: {
    readonly reason: StopReason;
    readonly explanation: string;
    readonly errors?: readonly string[];
    readonly clarificationNeeded?: string;
  },
): Promise<RemovalOrder> {
  requireMay(actor, 'order.stop-clock');
  if (input.explanation.trim().length < safetyLimits.reasonMinLength)
    refuseSafety('reason-required', { minLength: safetyLimits.reasonMinLength });
  return changeOrder(safety, orderId, async (order, tx) => {
    const nowMs = await steadyNowMs(tx, safety);
    if (!canStop(order.clock, nowMs)) {
      const reading = readClock(order.clock, nowMs);
      refuseSafety('state-invalid', { what: 'clock', state: reading.late ? 'late' : reading.state, wanted: 'running' });
    }
    const paper = annexIII(order, await officeOf(tx, safety), {
      atMs: nowMs,
      authorisedPerson: actor.pseudonym,
      errors: [],
      clarificationNeeded: '',
      ...input,
    });
    const atMs = await recordEvents(tx, safety, actor, [
      {
        type: 'order-clock-stopped',
        ...inCase(order.caseId),
        data: { orderId, reason: input.reason, memberState: order.form.issuer.memberState },
      },
      { type: 'order-paper', ...inCase(order.caseId), data: { orderId, paper: paper.kind } },
    ]);
    return {
      ...order,
      state: 'stopped',
      clock: stopClock(order.clock, { reason: input.reason, atMs }),
      papers: [...order.papers, paper],
    };
  });
}

/** The impossibility has ended, or the authority has clarified: the hour runs again. Corrected locations may come along. */
export async function resumeOrderClock(
  safety: SafetyContext,
  actor: Actor,
  orderId: number,
  input: { readonly items?: readonly { readonly exactUrl: string; readonly additionalIdentification?: string }[] } = {},
): Promise<RemovalOrder> {
  requireMay(actor, 'order.stop-clock');
  return changeOrder(safety, orderId, async (order, tx) => {
    if (order.state !== 'stopped')
      refuseSafety('state-invalid', { what: 'removal order', state: order.state, wanted: 'stopped' });
    const atMs = await recordEvents(tx, safety, actor, [
      { type: 'order-clock-resumed', ...inCase(order.caseId), data: { orderId } },
    ]);
    const clock = resumeClock(order.clock, atMs);
    const corrected = input.items ?? [];
    // What nobody knew at the receipt may be known now, with a correction or without.
    const items = await resolveItems(tx, safety, corrected.length > 0 ? corrected : order.items);
    const dueAtMs = readClock(clock, atMs).deadlineMs ?? atMs;
    const caseId = order.caseId ?? (await fileItems(tx, safety, actor, orderId, items, dueAtMs));
    return { ...order, state: 'acknowledged', clock, items, caseId };
  });
}
