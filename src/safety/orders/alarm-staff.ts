import { officeOf } from '../office.ts';
import { queueOutgoing } from '../outgoing/queue.ts';
import type { SafetyContext, SafetyTx } from '../ports.ts';
import { may } from '../roles.ts';
import { alarmOf, readClock } from './clock.ts';
import type { Alarm, RemovalOrder } from './types.ts';

const rank: Record<Alarm, number> = { none: 0, calm: 1, soon: 2, urgent: 3, late: 4 };
const perRound = 20;

/**
 * Tells staff of running removal orders also when nobody has the desk open: at the receipt, when half an hour is left,
 * when ten minutes are, and when the hour is over. In the service chat of everybody who may carry the order out, by mail
 * and at the address for tools that the office names. Says when and where, never what. Returns how many orders alarmed.
 */
export async function alarmStaff(safety: SafetyContext): Promise<number> {
  // Mostly none runs, and looking keeps nobody from writing.
  if ((await runningOrders(safety)).running === 0) return 0;
  return safety.store.write(async (tx) => {
    const running = await tx.removalOrders.find({
      oneOf: { state: ['received', 'acknowledged'] },
      order: [{ by: 'due' }],
      limit: 500,
    });
    const nowMs = safety.clock.nowMs();
    let alarmed = 0;
    for (const order of running) {
      const level = alarmOf(readClock(order.clock, nowMs));
      if (rank[level] <= rank[order.alarmed ?? 'none']) continue;
      await tx.removalOrders.put({ ...order, alarmed: level });
      await alarm(tx, safety, order, level, nowMs);
      alarmed += 1;
      if (alarmed === perRound) break;
    }
    return alarmed;
  });
}

async function alarm(
  tx: SafetyTx,
  safety: SafetyContext,
  order: RemovalOrder,
  level: Alarm,
  nowMs: number,
): Promise<void> {
  const reading = readClock(order.clock, nowMs);
  const facts = {
    level,
    orderId: order.id,
    minutesLeft: Math.trunc((reading.remainingMs ?? 0) / 60_000),
    dueAt: new Date(reading.deadlineMs ?? nowMs).toISOString(),
    url: `${safety.settings.httpBase}/console/#/orders/${order.id}`,
  };
  const staff = await tx.staff.find({ where: { revoked: 0 }, limit: 500 });
  for (const { id, role } of staff) {
    if (!may(role, 'order.execute')) continue;
    const record = await safety.directory.get(tx, { kind: 'account', id });
    await safety.messenger.tell(tx, id, { text: textOf(record?.lang ?? 'en', facts), statementId: null });
  }
  const { alarms } = await officeOf(tx, safety);
  const text = textOf('en', facts);
  for (const to of alarms?.mails ?? []) {
    const [subject = ''] = text.split('\n');
    await queueOutgoing(tx, safety, { kind: 'mail', to, subject, text: `${text}\n` });
  }
  if (alarms?.webhook)
    await queueOutgoing(tx, safety, {
      kind: 'webhook',
      to: alarms.webhook,
      text: JSON.stringify({ event: 'removal-order', ...facts }),
    });
}

interface Facts {
  readonly level: Alarm;
  readonly orderId: number;
  readonly minutesLeft: number;
  readonly dueAt: string;
  readonly url: string;
}

function textOf(lang: string, { level, orderId, minutesLeft, dueAt, url }: Facts): string {
  const until = `${dueAt.slice(0, 16).replace('T', ' ')} UTC`;
  if (lang.toLowerCase().startsWith('ru')) {
    const last = minutesLeft > 0 ? `осталось ${minutesLeft} мин.` : 'осталось меньше минуты.';
    const left = level === 'late' ? 'час истёк.' : last;
    return `⏰ Предписание об удалении № ${orderId}: ${left}\nСрок: ${until}. ${url}`;
  }
  const last = minutesLeft > 0 ? `${minutesLeft} minutes left.` : 'less than a minute left.';
  const left = level === 'late' ? 'the hour is over.' : last;
  return `⏰ Removal order ${orderId}: ${left}\nDue by ${until}. ${url}`;
}

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
