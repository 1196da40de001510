import { eventTypes, type ModerationEvent } from '../events/types.ts';
import { wholeCategory } from '../statements/sor-schema.ts';
import { dsaSections, dsaTallies, type DsaTallies } from './dsa-tables.ts';
import { amount, isTrue, since, word } from './tally.ts';
import type { Counter } from './types.ts';

/**
 * Counts for DSA Art. 15 and 24, in the order of the template of Implementing Regulation (EU) 2024/2835. Needs a
 * lawyer's reading. Feed events of the period, oldest first, then ask for the sections.
 */
export function dsaCounter(textOf: (section: string) => string | null): Counter {
  const tallies = dsaTallies();
  const readers = readersOf(tallies);
  return {
    types: eventTypes.filter((type) => readers[type]),
    add: (event: ModerationEvent) => readers[event.type]?.(event),
    sections: () => dsaSections(tallies, textOf),
  };
}

type Readers = Partial<Record<ModerationEvent['type'], (event: ModerationEvent) => void>>;

/** What each kind of event adds, and to which table. */
const readersOf = (tallies: DsaTallies): Readers => ({
  'act-order-received': (e) => tallies.orders.add(orderLabels('act', e), [1, 0]),
  'act-order-acknowledged': (e) => tallies.orders.add(orderLabels('act', e), [0, 0], [since(e, 'receivedAtMs'), null]),
  'act-order-effect': (e) => tallies.orders.add(orderLabels('act', e), [0, 1], [null, since(e, 'receivedAtMs')]),
  'info-order-received': (e) => tallies.orders.add(orderLabels('inform', e), [1, 0]),
  'info-order-acknowledged': (e) =>
    tallies.orders.add(orderLabels('inform', e), [0, 0], [since(e, 'receivedAtMs'), null]),
  'info-order-answered': (e) => tallies.orders.add(orderLabels('inform', e), [0, 1], [null, since(e, 'receivedAtMs')]),
  'notice-received': (e) => tallies.notices.add([word(e, 'reason'), word(e, 'lane')], [1, 0, 0, 0, 0]),
  'notice-decided': (e) =>
    tallies.notices.add([word(e, 'reason'), word(e, 'lane')], noticeOutcome(e), [since(e, 'receivedAtMs')]),
  'decision-made': (e) => readDecision(tallies, e),
  'appeal-opened': (e) => tallies.complaints.add([word(e, 'side'), word(e, 'ground')], [1, 0, 0, 0]),
  'appeal-decided': (e) => readAppeal(tallies, e),
  'dispute-opened': () => tallies.disputes.add(['opened'], [1, 0]),
  'dispute-closed': (e) =>
    tallies.disputes.add([word(e, 'outcome')], [1, isTrue(e, 'implemented') ? 1 : 0], [since(e, 'openedAtMs')]),
  'notifier-suspended': (e) => tallies.suspensions.add([word(e, 'cause')], [1]),
  'misuse-suspended': (e) => tallies.suspensions.add([word(e, 'cause')], [1]),
  'misuse-warned': (e) => tallies.warnings.add([word(e, 'cause')], [1]),
  'misuse-answered': (e) =>
    tallies.objections.add([word(e, 'cause'), word(e, 'outcome')], [1], [since(e, 'openedAtMs')]),
  'threat-recorded': (e) => ofThisLaw(e, () => tallies.threats.add(['suspicions'], [1, 0])),
  'threat-informed': (e) =>
    ofThisLaw(e, () => tallies.threats.add([word(e, 'memberState')], [0, 1], [since(e, 'awareAtMs')])),
  'sor-queued': () => tallies.records.add(['queued'], [1]),
  'sor-accepted': (e) => tallies.records.add(['accepted'], [amount(e, 'count')]),
  'sor-refused': (e) => tallies.records.add(['refused'], [amount(e, 'count') || 1]),
  'sor-withdrawn': () => tallies.records.add(['withdrawn'], [1]),
  'statement-issued': (e) => tallies.statements.add([word(e, 'kind')], [amount(e, 'statements')]),
  'average-recipients': (e) => tallies.recipients.add([word(e, 'month')], [amount(e, 'recipients')]),
});

function readDecision({ automated, ownInitiative }: DsaTallies, event: ModerationEvent): void {
  const action = word(event, 'action');
  if (action === 'none') return;
  const ordered = word(event, 'ground').endsWith('-order');
  const automation = word(event, 'automation');
  automated.add([automation], [1, isTrue(event, 'detectedAutomatically') ? 1 : 0]);
  const source = word(event, 'source');
  if (ordered || source === 'notice' || source === 'trusted-flagger') return;
  const detection = isTrue(event, 'detectedAutomatically') ? 'automated' : source;
  ownInitiative.add([categoryOf(event), detection, action, word(event, 'ground')], [1]);
}

function readAppeal({ complaints, accuracy }: DsaTallies, event: ModerationEvent): void {
  const outcome = word(event, 'outcome');
  const reversed = outcome === 'upheld' ? 0 : 1;
  const partly = outcome === 'partly-reversed' ? 1 : 0;
  complaints.add([word(event, 'side'), word(event, 'ground')], [0, 1, reversed, partly], [since(event, 'openedAtMs')]);
  if (isTrue(event, 'detectedAutomatically') || word(event, 'automation') !== 'none') {
    accuracy.add([word(event, 'lang') || 'unknown'], [1, reversed]);
  }
}

const orderLabels = (kind: string, event: ModerationEvent) => [kind, word(event, 'memberState'), categoryOf(event)];

/** Its whole name; older entries of the ledger have it without the prefix. */
const categoryOf = (event: ModerationEvent) => wholeCategory(word(event, 'category')) ?? word(event, 'category');

/** The other regulation has a report of its own. */
function ofThisLaw(event: ModerationEvent, count: () => void): void {
  if (word(event, 'basis') === 'dsa-18') count();
}

function noticeOutcome(event: ModerationEvent): number[] {
  const outcome = word(event, 'outcome');
  return [
    0,
    1,
    outcome === 'actioned-law' ? 1 : 0,
    outcome === 'actioned-terms' ? 1 : 0,
    isTrue(event, 'automated') ? 1 : 0,
  ];
}
