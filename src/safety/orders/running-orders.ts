import { readClock } from './clock.ts';
import type { SafetyContext } from '../ports.ts';

/** Removal orders whose hour runs, and how much of it the most pressing has left: for the operator's own monitoring. */
export async function runningOrders(
  safety: SafetyContext,
): Promise<{ readonly running: number; readonly leastRemainingMs: number | null }> {
  return safety.store.read(async (tx) => {
    const running = await tx.removalOrders.find({ oneOf: { state: ['received', 'acknowledged'] }, limit: 500 });
    const left = running.map(({ clock }) => readClock(clock, safety.clock.nowMs()).remainingMs ?? 0);
    return { running: running.length, leastRemainingMs: left.length === 0 ? null : Math.min(...left) };
  });
}
