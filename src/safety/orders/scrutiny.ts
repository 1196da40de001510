import { reverseIn } from '../enforcement/reverse.ts';
import { refuseSafety } from '../errors.ts';
import { recordEvents, steadyNowMs } from '../events/record.ts';
import type { SafetyContext, SafetyTx } from '../ports.ts';
import { type Actor, requireMay } from '../roles.ts';
import { changeOrder } from './change.ts';
import { gagLatestMs, scrutinyDueMs, scrutinyOpenUntilMs, tcoClocks } from './clock.ts';
import { inCase } from './receive.ts';
import type { RemovalOrder, Scrutiny } from './types.ts';

/**
 * Asks our own authority to scrutinise a cross-border order (Art. 4): host and content provider within 48 hours, the
 * authority on its own within 72 hours of its copy. A content provider's hours run from when it learned of the order:
 * `providerToldAtMs`, otherwise when we told the first of those affected; whoever was not told yet is not late.
 */
export async function askScrutiny(
  safety: SafetyContext,
  actor: Actor,
  orderId: number,
  input: { readonly askedBy: Scrutiny['askedBy']; readonly providerToldAtMs?: number },
): Promise<RemovalOrder> {
  requireMay(actor, 'order.scrutiny');
  return changeOrder(safety, orderId, async (order, tx) => {
    if (!order.form.crossBorder.isDifferentMemberState) {
      refuseSafety('state-invalid', { what: 'removal order', state: 'domestic', wanted: 'cross-border' });
    }
    const askedAtMs = await steadyNowMs(tx, safety);
    const receivedAtMs = order.receipt.receivedAtMs;
    const closesMs =
      input.askedBy === 'own-authority'
        ? receivedAtMs + tcoClocks.scrutinyDecisionMs
        : scrutinyOpenUntilMs(
            input.askedBy === 'content-provider'
              ? (input.providerToldAtMs ?? (await firstToldMs(tx, order)) ?? askedAtMs)
              : receivedAtMs,
          );
    if (askedAtMs > closesMs) refuseSafety('window-closed', { closedAtMs: closesMs });
    const scrutiny: Scrutiny = {
      askedBy: input.askedBy,
      askedAtMs,
      decisionDueAtMs: scrutinyDueMs({ askedAtMs }),
      decidedAtMs: null,
      infringement: null,
    };
    await recordEvents(tx, safety, actor, [
      { type: 'order-scrutiny-asked', ...inCase(order.caseId), data: { orderId, askedBy: input.askedBy } },
    ]);
    return { ...order, scrutinies: [...order.scrutinies, scrutiny] };
  });
}

async function firstToldMs(tx: SafetyTx, { items }: RemovalOrder): Promise<number | undefined> {
  let firstMs: number | undefined;
  for (const { decisionId } of items) {
    if (decisionId === null) continue;
    for (const { kind, toldAtMs } of await tx.statements.find({ where: { decision: decisionId }, limit: 500 })) {
      if (kind === 'order-information' && toldAtMs !== null) firstMs = Math.min(firstMs ?? toldAtMs, toldAtMs);
    }
  }
  return firstMs;
}

/** Enters the authority's reasoned decision. An infringement brings everything back at once (Art. 4(7)). */
export async function decideScrutiny(
  safety: SafetyContext,
  actor: Actor,
  orderId: number,
  infringement: boolean,
): Promise<RemovalOrder> {
  requireMay(actor, 'order.scrutiny');
  return changeOrder(safety, orderId, async (order, tx) => {
    if (!order.scrutinies.some((scrutiny) => scrutiny.decidedAtMs === null)) {
      refuseSafety('state-invalid', { what: 'scrutiny', state: 'none open', wanted: 'open' });
    }
    const decidedAtMs = await recordEvents(tx, safety, actor, [
      { type: 'order-scrutiny-decided', ...inCase(order.caseId), data: { orderId, infringement } },
    ]);
    const scrutinies = order.scrutinies.map((scrutiny) =>
      scrutiny.decidedAtMs === null ? { ...scrutiny, decidedAtMs, infringement } : scrutiny,
    );
    const decided = { ...order, scrutinies };
    return infringement ? reinstate(tx, safety, actor, decided, 'scrutiny') : decided;
  });
}

/** Notes how administrative or judicial review of the order ended; an annulled order is undone at once. */
export async function recordProceedings(
  safety: SafetyContext,
  actor: Actor,
  orderId: number,
  input: { readonly kind: 'administrative' | 'judicial'; readonly annulled: boolean },
): Promise<RemovalOrder> {
  requireMay(actor, 'order.scrutiny');
  return changeOrder(safety, orderId, async (order, tx) => {
    await recordEvents(tx, safety, actor, [
      { type: 'review-proceedings', ...inCase(order.caseId), data: { orderId, ...input } },
    ]);
    return input.annulled ? reinstate(tx, safety, actor, order, 'court') : order;
  });
}

async function reinstate(
  tx: SafetyTx,
  safety: SafetyContext,
  actor: Actor,
  order: RemovalOrder,
  cause: 'scrutiny' | 'court',
): Promise<RemovalOrder> {
  let items = 0;
  for (const item of order.items) {
    if (item.decisionId === null) continue;
    await reverseIn(tx, safety, actor, item.decisionId, cause);
    items += 1;
  }
  await recordEvents(tx, safety, actor, [
    { type: 'order-reinstated', ...inCase(order.caseId), data: { orderId: order.id, cause, items } },
  ]);
  const doneAtMs = order.clock.doneAtMs ?? (await steadyNowMs(tx, safety));
  return { ...order, state: 'reinstated', clock: { ...order.clock, doneAtMs } };
}

/** No remedy is open any more. Two final orders in twelve months can make the host "exposed" (Art. 5(4)). */
export async function markOrderFinal(safety: SafetyContext, actor: Actor, orderId: number): Promise<RemovalOrder> {
  requireMay(actor, 'order.scrutiny');
  return changeOrder(safety, orderId, async (order, tx) => {
    if (order.state !== 'executed')
      refuseSafety('state-invalid', { what: 'removal order', state: order.state, wanted: 'executed' });
    await recordEvents(tx, safety, actor, [{ type: 'order-final', ...inCase(order.caseId), data: { orderId } }]);
    return { ...order, state: 'final' };
  });
}

/** Prolongs non-disclosure once, by six weeks at most (Art. 11(3)). Refuses `gag-too-long`. */
export async function extendGag(
  safety: SafetyContext,
  actor: Actor,
  orderId: number,
  untilMs: number,
): Promise<RemovalOrder> {
  requireMay(actor, 'order.gag');
  return changeOrder(safety, orderId, async (order, tx) => {
    if (!order.gag || order.gag.extended) {
      refuseSafety('state-invalid', {
        what: 'non-disclosure',
        state: order.gag ? 'extended' : 'none',
        wanted: 'running',
      });
    }
    const gag = { ...order.gag, extended: true, untilMs };
    const latestMs = gagLatestMs(gag);
    if (untilMs > latestMs) refuseSafety('gag-too-long', { latestMs });
    if (untilMs <= order.gag.untilMs || order.gag.untilMs <= (await steadyNowMs(tx, safety))) {
      refuseSafety('field-invalid', { field: 'untilMs', why: 'the running period must still run and become longer' });
    }
    for (const item of order.items) await moveStatements(tx, item.decisionId, order.gag.untilMs, untilMs);
    await recordEvents(tx, safety, actor, [
      { type: 'order-gag-extended', ...inCase(order.caseId), data: { orderId, untilMs } },
    ]);
    return { ...order, gag };
  });
}

async function moveStatements(tx: SafetyTx, decisionId: number | null, fromMs: number, toMs: number): Promise<void> {
  if (decisionId === null) return;
  const waiting = await tx.statements.find({ where: { decision: decisionId, waiting: 1 }, limit: 500 });
  for (const statement of waiting) {
    if (statement.notBeforeMs === fromMs) await tx.statements.put({ ...statement, notBeforeMs: toMs });
  }
}
