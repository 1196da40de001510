import { queueTargetsMs } from '../limits.ts';
import { alarmOf, readClock } from '../orders/clock.ts';
import type { Alarm, DsaOrder, RemovalOrder } from '../orders/types.ts';
import type { SafetyTx } from '../ports.ts';
import type { StaffAction } from '../roles.ts';
import type { SubjectKey } from '../subjects.ts';
import type { Threat } from '../threats/types.ts';

export type TimedKind = 'removal-order' | 'threat' | 'order-to-act' | 'order-to-inform';

/** Something that staff must deal with before a moment. */
export interface Timed {
  readonly kind: TimedKind;
  readonly id: number;
  readonly level: Alarm;
  /** How urgently staff were told of it last. */
  readonly alarmed: Alarm | undefined;
  readonly dueAtMs: number;
  /** Negative once it is late. */
  readonly remainingMs: number;
  /** Where the console shows it. */
  readonly page: string;
  /** Who deals with it. */
  readonly needs: StaffAction;
  readonly about: readonly SubjectKey[];
  /** Notes on the record that staff were told of this level, so that no node tells them twice. */
  markAlarmed(): Promise<void>;
}

const perKind = 500;

/** Everything whose clock runs at this moment, removal orders first. */
export async function timedRecords(tx: SafetyTx, nowMs: number): Promise<Timed[]> {
  const unanswered = { oneOf: { state: ['received', 'acknowledged'] }, limit: perKind };
  const removal = await tx.removalOrders.find({ ...unanswered, order: [{ by: 'due' }] });
  const threats = await tx.threats.find({ where: { state: 'open' }, order: [{ by: 'due' }], limit: perKind });
  const dsa = await tx.dsaOrders.find({ ...unanswered, order: [{ by: 'answerBy' }] });
  return [
    ...removal.map((order) => ofRemovalOrder(tx, order, nowMs)),
    ...threats.map((threat) => ofThreat(tx, threat, nowMs)),
    ...dsa.map((order) => ofDsaOrder(tx, order, nowMs)),
  ];
}

function ofRemovalOrder(tx: SafetyTx, order: RemovalOrder, nowMs: number): Timed {
  const reading = readClock(order.clock, nowMs);
  const level = alarmOf(reading);
  return {
    kind: 'removal-order',
    id: order.id,
    level,
    alarmed: order.alarmed,
    dueAtMs: reading.deadlineMs ?? nowMs,
    remainingMs: reading.remainingMs ?? 0,
    page: `orders/${order.id}`,
    needs: 'order.execute',
    about: order.items.flatMap(({ subjectKey }) => (subjectKey === null ? [] : [subjectKey])),
    markAlarmed: () => tx.removalOrders.put({ ...order, alarmed: level }),
  };
}

function ofThreat(tx: SafetyTx, threat: Threat, nowMs: number): Timed {
  const remainingMs = threat.dueAtMs - nowMs;
  // An hour like that of a removal order, so the same steps.
  const level = alarmOf({ remainingMs, late: remainingMs <= 0 });
  return {
    kind: 'threat',
    id: threat.id,
    level,
    alarmed: threat.alarmed,
    dueAtMs: threat.dueAtMs,
    remainingMs,
    page: 'threats',
    needs: 'threat.inform',
    about: threat.subjectKeys,
    markAlarmed: () => tx.threats.put({ ...threat, alarmed: level }),
  };
}

const hourMs = 3_600_000;

/** These orders leave days, so that the last day and the last two hours are what matters. */
function levelOfDays(remainingMs: number): Alarm {
  if (remainingMs <= 0) return 'late';
  if (remainingMs <= 2 * hourMs) return 'urgent';
  return remainingMs <= 24 * hourMs ? 'soon' : 'calm';
}

function ofDsaOrder(tx: SafetyTx, order: DsaOrder, nowMs: number): Timed {
  // One that sets no date is due like its case: "without undue delay".
  const dueAtMs = order.answerByMs ?? order.receivedAtMs + queueTargetsMs.notice;
  const remainingMs = dueAtMs - nowMs;
  const level = levelOfDays(remainingMs);
  return {
    kind: order.kind === 'act' ? 'order-to-act' : 'order-to-inform',
    id: order.id,
    level,
    alarmed: order.alarmed,
    dueAtMs,
    remainingMs,
    page: 'dsa-orders',
    needs: 'order.execute',
    about: order.subjectKeys,
    markAlarmed: () => tx.dsaOrders.put({ ...order, alarmed: level }),
  };
}
