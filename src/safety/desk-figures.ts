import { type Timed, timedRecords, type TimedKind } from './alarms/timed-records.ts';
import { type QueueState, queueStatesIn } from './cases/queues.ts';
import { steadyNowMs } from './events/record.ts';
import type { Alarm } from './orders/types.ts';
import type { SafetyContext } from './ports.ts';

/** One kind of thing that has to be dealt with before a moment. */
export interface ClockFigures {
  readonly kind: TimedKind;
  /** How many have how much time. */
  readonly byLevel: Readonly<Record<Exclude<Alarm, 'none'>, number>>;
  /** What the most pressing has left, negative once it is late; null where nothing waits. */
  readonly leastRemainingMs: number | null;
}

/** What waits at the desk, in numbers alone, for the operator's own monitoring. */
export interface DeskFigures {
  readonly clocks: readonly ClockFigures[];
  readonly queues: readonly QueueState[];
  readonly appeals: { readonly open: number; readonly overdue: number };
  /** Alarms, letters and notes that nobody took. */
  readonly undelivered: number;
  readonly operations: Readonly<Record<'running' | 'paused' | 'rolling-back', number>>;
}

const kinds: readonly TimedKind[] = ['removal-order', 'threat', 'order-to-act', 'order-to-inform'];

/** The figures of this moment. They name no subject, no person and no authority. */
export function deskFigures(safety: SafetyContext): Promise<DeskFigures> {
  return safety.store.read(async (tx) => {
    const nowMs = await steadyNowMs(tx, safety);
    const timed = await timedRecords(tx, nowMs);
    const open = { where: { status: 'open' } } as const;
    const states = await tx.operations.countBy('state', { oneOf: { state: ['running', 'paused', 'rolling-back'] } });
    return {
      clocks: kinds.map((kind) => clockOf(kind, timed)),
      queues: await queueStatesIn(tx, nowMs),
      appeals: {
        open: await tx.appeals.count(open),
        overdue: await tx.appeals.count({ ...open, below: { due: nowMs } }),
      },
      undelivered: await tx.outgoing.count({ atLeast: { failed: 0 } }),
      operations: {
        running: states.get('running') ?? 0,
        paused: states.get('paused') ?? 0,
        'rolling-back': states.get('rolling-back') ?? 0,
      },
    };
  });
}

function clockOf(kind: TimedKind, timed: readonly Timed[]): ClockFigures {
  const own = timed.filter((record) => record.kind === kind);
  const at = (level: Alarm) => own.filter((record) => record.level === level).length;
  return {
    kind,
    byLevel: { calm: at('calm'), soon: at('soon'), urgent: at('urgent'), late: at('late') },
    leastRemainingMs: own.length === 0 ? null : Math.min(...own.map(({ remainingMs }) => remainingMs)),
  };
}
