import { found } from '../errors.ts';
import type { SafetyContext, SafetyTx } from '../ports.ts';
import { readClock } from './clock.ts';
import type { RemovalOrder } from './types.ts';

/** Loads an order, lets `work` change it in one transaction, and stores what comes back with its deadline. */
export function changeOrder(
  safety: SafetyContext,
  orderId: number,
  work: (order: RemovalOrder, tx: SafetyTx) => Promise<RemovalOrder>,
): Promise<RemovalOrder> {
  return safety.store.write(async (tx) => {
    const order = found(await tx.removalOrders.get(orderId), 'removal order', orderId);
    const changed = await work(order, tx);
    const latestMs = Math.max(
      changed.clock.receivedAtMs,
      ...changed.clock.stops.flatMap((stop) => [stop.atMs, stop.resumedAtMs ?? 0]),
    );
    const stored: RemovalOrder = { ...changed, dueAtMs: readClock(changed.clock, latestMs).deadlineMs };
    await tx.removalOrders.put(stored);
    return stored;
  });
}
