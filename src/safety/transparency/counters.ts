import { eachEvent } from '../events/each.ts';
import type { EventType, ModerationEvent } from '../events/types.ts';
import type { SafetyContext } from '../ports.ts';
import { amount, isTrue, word } from './tally.ts';

/** What the public page shows, with the head of the ledger as an anchor that anybody may keep. */
export interface PublicCounters {
  readonly seq: number;
  readonly hash: string;
  readonly reports: number;
  readonly notices: number;
  readonly removalOrders: number;
  readonly removalOrdersExecuted: number;
  readonly removalOrdersLate: number;
  readonly decisions: number;
  readonly decisionsInForce: number;
  readonly reversed: number;
  readonly statements: number;
  readonly complaints: number;
  readonly complaintsReversed: number;
  readonly byAction: Readonly<Record<string, number>>;
}

export const zeroCounters: PublicCounters = {
  seq: 0,
  hash: '0'.repeat(64),
  reports: 0,
  notices: 0,
  removalOrders: 0,
  removalOrdersExecuted: 0,
  removalOrdersLate: 0,
  decisions: 0,
  decisionsInForce: 0,
  reversed: 0,
  statements: 0,
  complaints: 0,
  complaintsReversed: 0,
  byAction: {},
};

/** The counters after one more event. */
export function countEvent(c: PublicCounters, event: ModerationEvent): PublicCounters {
  const at = { ...c, seq: event.seq, hash: event.hash };
  switch (event.type) {
    case 'report-received':
      return { ...at, reports: c.reports + 1 };
    case 'notice-received':
      return { ...at, notices: c.notices + 1 };
    case 'order-received':
      return { ...at, removalOrders: c.removalOrders + 1 };
    case 'order-executed':
      return {
        ...at,
        removalOrdersExecuted: c.removalOrdersExecuted + 1,
        removalOrdersLate: c.removalOrdersLate + (isTrue(event, 'late') ? 1 : 0),
      };
    case 'decision-made': {
      const action = word(event, 'action');
      if (action === 'none') return at;
      return {
        ...at,
        decisions: c.decisions + 1,
        decisionsInForce: c.decisionsInForce + 1,
        byAction: { ...c.byAction, [action]: (c.byAction[action] ?? 0) + 1 },
      };
    }
    case 'decision-reversed':
    case 'decision-expired': {
      if (word(event, 'action') === 'none') return at;
      return {
        ...at,
        decisionsInForce: c.decisionsInForce - 1,
        reversed: c.reversed + (event.type === 'decision-reversed' ? 1 : 0),
      };
    }
    case 'statement-issued':
      return { ...at, statements: c.statements + amount(event, 'statements') };
    case 'appeal-opened':
      return { ...at, complaints: c.complaints + 1 };
    case 'appeal-decided':
      return { ...at, complaintsReversed: c.complaintsReversed + (word(event, 'outcome') === 'upheld' ? 0 : 1) };
    default:
      return at;
  }
}

const counted: readonly EventType[] = [
  'report-received',
  'notice-received',
  'order-received',
  'order-executed',
  'decision-made',
  'decision-reversed',
  'decision-expired',
  'statement-issued',
  'appeal-opened',
  'appeal-decided',
];

/** Brings counters up to the newest event; keep the result and pass it in next time. */
export async function refreshCounters(
  safety: SafetyContext,
  counters: PublicCounters = zeroCounters,
): Promise<PublicCounters> {
  return safety.store.read(async (tx) => {
    const { seq, hash } = await tx.events.head();
    let now = counters;
    await eachEvent(safety, tx, { afterSeq: counters.seq, throughSeq: seq, types: counted }, (event) => {
      now = countEvent(now, event);
    });
    return { ...now, seq, hash };
  });
}
