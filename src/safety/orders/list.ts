import { found } from '../errors.ts';
import { steadyNowMs } from '../events/record.ts';
import { safetyLimits } from '../limits.ts';
import type { SafetyContext, SafetyTx } from '../ports.ts';
import { type Actor, requireMay } from '../roles.ts';
import { addMonths } from '../statements/months.ts';
import { parseSubjectKey } from '../subjects.ts';
import { alarmOf, type ClockReading, readClock, tcoClocks } from './clock.ts';
import { missingFields, removalOrderFields } from './fields.ts';
import type { Alarm, RemovalOrder, RemovalOrderState } from './types.ts';

export type OrderWarning =
  | 'fields-missing'
  | 'signature-not-verified'
  | 'first-contact-missing'
  | 'private-item'
  | 'items-unknown'
  | 'gag';

export interface OrderView {
  readonly order: RemovalOrder;
  readonly reading: ClockReading;
  readonly alarm: Alarm;
  readonly warnings: readonly OrderWarning[];
}

/** Information for content providers (Art. 11), in persons: who has it, and who does not. */
export interface Affected {
  readonly told: number;
  /** They could not be reached; they read it when they next sign in, or on the public page. */
  readonly waitingForSignIn: number;
  /** Non-disclosure runs, or the next round of the job that tells them has not come yet. */
  readonly notYet: number;
}

export interface OneOrderView extends OrderView {
  readonly affected: Affected;
}

/** Orders, the most pressing first, with their clocks as they stand now. */
export async function listOrders(
  safety: SafetyContext,
  actor: Actor,
  filter: { state?: RemovalOrderState; offset?: number; limit?: number } = {},
): Promise<OrderView[]> {
  requireMay(actor, 'order.see');
  return safety.store.read(async (tx) => {
    const nowMs = await steadyNowMs(tx, safety);
    const orders = await pressingFirst(tx, filter);
    const views: OrderView[] = [];
    for (const order of orders) views.push(await viewAt(tx, safety, order, nowMs));
    return views;
  });
}

/** Orders whose hour runs, the sooner deadline first, then all others from the newest on. */
async function pressingFirst(
  tx: SafetyTx,
  filter: { state?: RemovalOrderState; offset?: number; limit?: number },
): Promise<RemovalOrder[]> {
  const offset = filter.offset ?? 0;
  const limit = Math.min(filter.limit ?? 50, safetyLimits.pageSize);
  const running = { where: { state: filter.state }, atLeast: { due: 0 } };
  const first = await tx.removalOrders.find({ ...running, order: [{ by: 'due' }], offset, limit });
  if (first.length === limit) return first;
  const before = Math.max(0, offset - (await tx.removalOrders.count(running)));
  const rest = await tx.removalOrders.find({
    where: { state: filter.state, due: null },
    order: [{ by: 'id', descending: true }],
    offset: before,
    limit: limit - first.length,
  });
  return [...first, ...rest];
}

/** One order with its clock, and how far those affected know of it. */
export async function orderView(safety: SafetyContext, actor: Actor, orderId: number): Promise<OneOrderView> {
  requireMay(actor, 'order.see');
  return safety.store.read(async (tx) => {
    const order = found(await tx.removalOrders.get(orderId), 'removal order', orderId);
    const view = await viewAt(tx, safety, order, await steadyNowMs(tx, safety));
    return { ...view, affected: await affectedBy(tx, order) };
  });
}

async function viewAt(tx: SafetyTx, safety: SafetyContext, order: RemovalOrder, nowMs: number): Promise<OrderView> {
  let privateItem = false;
  for (const { subjectKey } of order.items) {
    const record = subjectKey === null ? undefined : await safety.directory.get(tx, parseSubjectKey(subjectKey));
    if (record?.visibility === 'private') privateItem = true;
  }
  const reading = readClock(order.clock, nowMs);
  return { order, reading, alarm: alarmOf(reading), warnings: warningsOf(order, privateItem, nowMs) };
}

async function affectedBy(tx: SafetyTx, order: RemovalOrder): Promise<Affected> {
  const counts = { told: 0, waitingForSignIn: 0, notYet: 0 };
  for (const { decisionId } of order.items) {
    if (decisionId === null) continue;
    const statements = await tx.statements.find({ where: { decision: decisionId }, limit: 500 });
    for (const statement of statements.filter(({ kind }) => kind === 'order-information')) {
      counts[statement.toldAtMs !== null ? 'told' : statement.waitsForSignIn ? 'waitingForSignIn' : 'notYet'] += 1;
    }
  }
  return counts;
}

/** The regulation covers dissemination to the public only; a private item is a reason to ask, not to wait. */
function warningsOf(order: RemovalOrder, privateItem: boolean, nowMs: number): OrderWarning[] {
  return [
    ...(missingFields(order.form, removalOrderFields).length > 0 ? ['fields-missing' as const] : []),
    ...(order.receipt.signature === 'verified' ? [] : ['signature-not-verified' as const]),
    ...(order.firstContact.satisfied ? [] : ['first-contact-missing' as const]),
    ...(privateItem ? ['private-item' as const] : []),
    ...(order.items.some((item) => item.subjectKey === null) ? ['items-unknown' as const] : []),
    ...(order.gag && nowMs < order.gag.untilMs ? ['gag' as const] : []),
  ];
}

/** Whether enough orders became final for an authority to find the host "exposed" (Art. 5(4)). */
export async function exposure(
  safety: SafetyContext,
  actor: Actor,
): Promise<{ readonly finalOrders: number; readonly exposed: boolean }> {
  requireMay(actor, 'order.see');
  return safety.store.read(async (tx) => {
    const fromMs = addMonths(await steadyNowMs(tx, safety), -tcoClocks.exposedMonths);
    const final = await tx.removalOrders.find({ where: { state: 'final' }, limit: safetyLimits.pageSize });
    const finalOrders = final.filter((order) => order.receipt.receivedAtMs >= fromMs).length;
    return { finalOrders, exposed: finalOrders >= tcoClocks.exposedOrders };
  });
}
