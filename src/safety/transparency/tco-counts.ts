import { wholeKeyword } from '../statements/sor-schema.ts';
import { eventTypes, type ModerationEvent } from '../events/types.ts';
import { amount, isTrue, since, Tally, word, words } from './tally.ts';
import type { Counter, ReportSection } from './types.ts';

/** Counts for Art. 7(3) of Regulation (EU) 2021/784. Needs a lawyer's reading. */
export function tcoCounter(textOf: (section: string) => string | null): Counter {
  const orders = new Tally({ sums: 4, times: 2 });
  const removed = new Tally({ sums: 1 });
  const stopped = new Tally({ sums: 2 });
  /** Grounds of the stops of orders that were not carried out yet. */
  const pending = new Map<number, Set<string>>();
  const reappearance = new Tally({ sums: 1 });
  const complaints = new Tally({ sums: 1, times: 1 });
  const complained = new Tally({ sums: 1 });
  const proceedings = new Tally({ sums: 1 });
  const reinstated = new Tally({ sums: 1 });
  const preservation = new Tally({ sums: 1 });
  const threats = new Tally({ sums: 2, times: 1 });
  const terrorist = new Set<number>();

  const readers: Partial<Record<ModerationEvent['type'], (event: ModerationEvent) => void>> = {
    'order-received': (e) => orders.add([word(e, 'memberState')], [1, 0, 0, 0]),
    'order-executed': (e) => {
      for (const ground of pending.get(amount(e, 'orderId')) ?? []) stopped.add([ground], [0, 1]);
      pending.delete(amount(e, 'orderId'));
      const acknowledgedMs = amount(e, 'acknowledgedAtMs') - amount(e, 'receivedAtMs');
      orders.add(
        [word(e, 'memberState')],
        [0, 1, isTrue(e, 'late') ? 1 : 0, amount(e, 'gone')],
        [acknowledgedMs, since(e, 'receivedAtMs')],
      );
    },
    'order-item-done': (e) => removed.add(['by removal order', word(e, 'measure')], [1]),
    'order-clock-stopped': readStop,
    'match-received': (e) => reappearance.add(['matches with removed material', word(e, 'outcome') || 'received'], [1]),
    'decision-made': readDecision,
    'appeal-opened': (e) => {
      if (terrorist.has(amount(e, 'decisionId'))) complained.add(['received'], [1]);
    },
    'appeal-decided': (e) => {
      if (terrorist.has(amount(e, 'decisionId'))) complaints.add([word(e, 'outcome')], [1], [since(e, 'openedAtMs')]);
    },
    'review-proceedings': (e) => proceedings.add([word(e, 'kind'), isTrue(e, 'annulled') ? 'annulled' : 'upheld'], [1]),
    'order-scrutiny-decided': (e) =>
      proceedings.add(['scrutiny', isTrue(e, 'infringement') ? 'infringement' : 'no infringement'], [1]),
    'order-reinstated': (e) => reinstated.add(['after proceedings'], [amount(e, 'items')]),
    'decision-reversed': (e) => {
      if (word(e, 'cause') === 'appeal' && terrorist.has(amount(e, 'decisionId')))
        reinstated.add(['after a complaint'], [1]);
    },
    preserved: (e) => {
      if (!amount(e, 'threatId'))
        preservation.add([amount(e, 'decisionId') ? 'preserved after a specific measure' : 'preserved'], [1]);
    },
    'threat-recorded': (e) => {
      if (word(e, 'basis') === 'tco-14-5') threats.add(['suspicions'], [1, 0]);
    },
    'threat-informed': (e) => {
      if (word(e, 'basis') === 'tco-14-5') threats.add([word(e, 'memberState')], [0, 1], [since(e, 'awareAtMs')]);
    },
    'preservation-destroyed': (e) => {
      if (!amount(e, 'threatId')) preservation.add(['destroyed'], [1]);
    },
  };

  /** An order that stops twice on one ground is one order. */
  function readStop(event: ModerationEvent): void {
    const orderId = amount(event, 'orderId');
    const grounds = pending.get(orderId) ?? new Set<string>();
    pending.set(orderId, grounds);
    const ground = word(event, 'reason');
    if (grounds.has(ground)) return;
    grounds.add(ground);
    stopped.add([ground], [1, 0]);
  }

  function readDecision(event: ModerationEvent): void {
    if (!isTerrorist(event)) return;
    terrorist.add(amount(event, 'decisionId'));
    if (word(event, 'ground') === 'tco-order' || word(event, 'action') === 'none') return;
    removed.add(['by specific measures', word(event, 'action')], [1]);
    if (isTrue(event, 'detectedAutomatically'))
      reappearance.add(['decisions after automated detection', word(event, 'action')], [1]);
  }

  const section = (article: string, title: string, tables: ReportSection['tables']): ReportSection => ({
    article,
    title,
    tables,
    text: textOf(article),
  });
  return {
    /** Complaints are counted in the period in which they end; their decisions may be older and must be seen first. */
    remembers: {
      types: ['decision-made'],
      read: (event) => {
        if (isTerrorist(event)) terrorist.add(amount(event, 'decisionId'));
      },
    },
    types: eventTypes.filter((type) => readers[type]),
    add: (event: ModerationEvent) => readers[event.type]?.(event),
    sections: (): ReportSection[] => [
      section('7(3)(a)', 'Measures to identify and remove terrorist content', []),
      section('7(3)(b)', 'Measures against the reappearance of removed material', [
        reappearance.table('reappearance', 'Reappearance', ['what', 'kind', 'number']),
      ]),
      section('7(3)(c)', 'Items removed and orders not carried out', [
        orders.table('orders', 'Removal orders', [
          'member state',
          'received',
          'executed',
          'late',
          'items gone already',
          'median minutes to acknowledge',
          'median minutes to execute',
        ]),
        removed.table('removed', 'Items', ['on what', 'measure', 'items']),
        stopped.table('stopped', 'Orders not carried out under Art. 3(7) and (8)', [
          'ground',
          'orders',
          'of these carried out later in the period',
        ]),
        preservation.table('preservation', 'Preserved items', ['state', 'items']),
      ]),
      section('7(3)(d)', 'Complaints', [
        complained.table('received', 'Complaints received', ['state', 'complaints']),
        complaints.table('complaints', 'Complaints decided', ['outcome', 'complaints', 'median minutes to decision']),
      ]),
      section('7(3)(e)', 'Review proceedings', [
        proceedings.table('proceedings', 'Administrative and judicial review, scrutiny', ['kind', 'outcome', 'number']),
      ]),
      section('14(5)', 'Imminent threats to life', [
        threats.table('threats', 'Suspicions and who was told of them', [
          'what',
          'recorded',
          'authorities told',
          'median minutes to tell',
        ]),
      ]),
      section('7(3)(f)', 'Reinstated content', [reinstated.table('reinstated', 'Items reinstated', ['when', 'items'])]),
    ],
  };
}

/** Older entries of the ledger have the keyword without the prefix. */
const isTerrorist = (event: ModerationEvent) =>
  words(event, 'keywords').some((name) => wholeKeyword(name) === 'KEYWORD_TERRORIST_CONTENT');
