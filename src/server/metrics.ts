import type { WireStats } from '#wire';

/** Values that go up and down; all others are counters. */
const gauges = new Set([
  'openConnections',
  'openSessions',
  'onlineSessions',
  'halfReceivedBytes',
  'unsentBytes',
  'keptAnswerBytes',
  'rememberedIds',
  'openHandshakes',
]);

const snake = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** Removal orders whose hour runs, and the time that the most pressing has left; null without one. */
interface Orders {
  readonly running: number;
  readonly leastRemainingMs: number | null;
}

/**
 * Prometheus text format: counts only, never texts, numbers or names of people. `orders` is undefined while the store does
 * not answer: all other figures are wanted most just then.
 */
export function renderMetrics(wire: WireStats, pushSessions: number, orders: Orders | undefined): string {
  const lines: string[] = [];
  for (const [name, value] of Object.entries(wire)) {
    const metric = `tocsin_wire_${snake(name)}${gauges.has(name) ? '' : '_total'}`;
    lines.push(`# TYPE ${metric} ${gauges.has(name) ? 'gauge' : 'counter'}`, `${metric} ${value}`);
  }
  lines.push('# TYPE tocsin_push_sessions gauge', `tocsin_push_sessions ${pushSessions}`);
  if (orders)
    lines.push('# TYPE tocsin_removal_orders_running gauge', `tocsin_removal_orders_running ${orders.running}`);
  if (orders && orders.leastRemainingMs !== null) {
    const name = 'tocsin_removal_order_remaining_seconds';
    lines.push(`# TYPE ${name} gauge`, `${name} ${Math.trunc(orders.leastRemainingMs / 1000)}`);
  }
  lines.push(
    '# TYPE process_resident_memory_bytes gauge',
    `process_resident_memory_bytes ${process.memoryUsage.rss()}`,
  );
  return `${lines.join('\n')}\n`;
}
