import { eventTypes, type ModerationEvent } from '../events/types.ts';
import { wholeCategory } from '../statements/sor-schema.ts';
import { amount, isTrue, since, Tally, word } from './tally.ts';
import type { Counter, ReportSection } from './types.ts';

/**
 * Counts for DSA Art. 15 and 24, in the order of the template of Implementing Regulation (EU) 2024/2835. Needs a
 * lawyer's reading. Feed events of the period, oldest first, then ask for the sections.
 */
export function dsaCounter(textOf: (section: string) => string | null): Counter {
  const orders = new Tally({ sums: 2, times: 2 });
  const notices = new Tally({ sums: 5, times: 1 });
  const ownInitiative = new Tally({ sums: 1 });
  const complaints = new Tally({ sums: 4, times: 1 });
  const disputes = new Tally({ sums: 2, times: 1 });
  const suspensions = new Tally({ sums: 1 });
  const warnings = new Tally({ sums: 1 });
  const objections = new Tally({ sums: 1, times: 1 });
  const threats = new Tally({ sums: 2, times: 1 });
  const automated = new Tally({ sums: 2 });
  const accuracy = new Tally({ sums: 2 });
  const records = new Tally({ sums: 1 });
  const statements = new Tally({ sums: 1 });
  const recipients = new Tally({ sums: 1 });

  const readers: Partial<Record<ModerationEvent['type'], (event: ModerationEvent) => void>> = {
    'act-order-received': (e) => orders.add(orderLabels('act', e), [1, 0]),
    'act-order-acknowledged': (e) => orders.add(orderLabels('act', e), [0, 0], [since(e, 'receivedAtMs'), null]),
    'act-order-effect': (e) => orders.add(orderLabels('act', e), [0, 1], [null, since(e, 'receivedAtMs')]),
    'info-order-received': (e) => orders.add(orderLabels('inform', e), [1, 0]),
    'info-order-acknowledged': (e) => orders.add(orderLabels('inform', e), [0, 0], [since(e, 'receivedAtMs'), null]),
    'info-order-answered': (e) => orders.add(orderLabels('inform', e), [0, 1], [null, since(e, 'receivedAtMs')]),
    'notice-received': (e) => notices.add([word(e, 'reason'), word(e, 'lane')], [1, 0, 0, 0, 0]),
    'notice-decided': (e) =>
      notices.add([word(e, 'reason'), word(e, 'lane')], noticeOutcome(e), [since(e, 'receivedAtMs')]),
    'decision-made': readDecision,
    'appeal-opened': (e) => complaints.add([word(e, 'side'), word(e, 'ground')], [1, 0, 0, 0]),
    'appeal-decided': readAppeal,
    'dispute-opened': () => disputes.add(['opened'], [1, 0]),
    'dispute-closed': (e) =>
      disputes.add([word(e, 'outcome')], [1, isTrue(e, 'implemented') ? 1 : 0], [since(e, 'openedAtMs')]),
    'notifier-suspended': (e) => suspensions.add([word(e, 'cause')], [1]),
    'misuse-suspended': (e) => suspensions.add([word(e, 'cause')], [1]),
    'misuse-warned': (e) => warnings.add([word(e, 'cause')], [1]),
    'misuse-answered': (e) => objections.add([word(e, 'cause'), word(e, 'outcome')], [1], [since(e, 'openedAtMs')]),
    'threat-recorded': (e) => ofThisLaw(e, () => threats.add(['suspicions'], [1, 0])),
    'threat-informed': (e) =>
      ofThisLaw(e, () => threats.add([word(e, 'memberState')], [0, 1], [since(e, 'awareAtMs')])),
    'sor-queued': () => records.add(['queued'], [1]),
    'sor-accepted': (e) => records.add(['accepted'], [amount(e, 'count')]),
    'sor-refused': (e) => records.add(['refused'], [amount(e, 'count') || 1]),
    'sor-withdrawn': () => records.add(['withdrawn'], [1]),
    'statement-issued': (e) => statements.add([word(e, 'kind')], [amount(e, 'statements')]),
    'average-recipients': (e) => recipients.add([word(e, 'month')], [amount(e, 'recipients')]),
  };

  function readDecision(event: ModerationEvent): void {
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

  function readAppeal(event: ModerationEvent): void {
    const outcome = word(event, 'outcome');
    const reversed = outcome === 'upheld' ? 0 : 1;
    const partly = outcome === 'partly-reversed' ? 1 : 0;
    complaints.add(
      [word(event, 'side'), word(event, 'ground')],
      [0, 1, reversed, partly],
      [since(event, 'openedAtMs')],
    );
    if (isTrue(event, 'detectedAutomatically') || word(event, 'automation') !== 'none') {
      accuracy.add([word(event, 'lang') || 'unknown'], [1, reversed]);
    }
  }

  const section = (article: string, title: string, tables: ReportSection['tables']): ReportSection => ({
    article,
    title,
    tables,
    text: textOf(article),
  });
  return {
    types: eventTypes.filter((type) => readers[type]),
    add: (event: ModerationEvent) => readers[event.type]?.(event),
    sections: (): ReportSection[] => [
      section('18', 'Suspicions of threats to life or safety', [
        threats.table('threats', 'Suspicions and who was told of them', [
          'what',
          'recorded',
          'authorities told',
          'median minutes to tell',
        ]),
      ]),
      section('15(1)(a)', 'Orders of Member States', [
        orders.table('orders', 'Orders to act and to inform', [
          'kind',
          'member state',
          'category',
          'received',
          'answered',
          'median minutes to acknowledge',
          'median minutes to answer',
        ]),
      ]),
      section('15(1)(b)', 'Notices', [
        notices.table('notices', 'Notices by kind of alleged illegal content', [
          'reason',
          'lane',
          'received',
          'decided',
          'action on the law',
          'action on the terms',
          'decided by automated means',
          'median minutes to decision',
        ]),
      ]),
      section('15(1)(c)', 'Content moderation at own initiative', [
        ownInitiative.table('own-initiative', 'Measures', [
          'category',
          'detection',
          'restriction',
          'ground',
          'measures',
        ]),
      ]),
      section('15(1)(d)', 'Internal complaints', [
        complaints.table('complaints', 'Complaints', [
          'complainant',
          'ground of the decision',
          'received',
          'decided',
          'reversed',
          'of these in part',
          'median minutes to decision',
        ]),
      ]),
      section('15(1)(e)', 'Automated means', [
        automated.table('automated', 'Decisions by degree of automation', [
          'automation',
          'decisions',
          'detected automatically',
        ]),
        accuracy.table('accuracy', 'Complaints about automated means, by language: the indicator of error', [
          'language',
          'complaints decided',
          'reversed',
        ]),
      ]),
      section('24(1)(a)', 'Out-of-court settlement', [
        disputes.table('disputes', 'Disputes', ['state', 'disputes', 'implemented', 'median minutes to close']),
      ]),
      section('24(1)(b)', 'Suspensions against misuse', [
        suspensions.table('suspensions', 'Suspensions under Art. 23', ['cause', 'suspensions']),
        warnings.table('warnings', 'Warnings beforehand', ['cause', 'warnings']),
        objections.table('objections', 'Objections to them', ['cause', 'outcome', 'objections', 'median minutes']),
      ]),
      section('24(2)', 'Average monthly active recipients in the Union', [
        recipients.table('recipients', 'Recipients', ['month', 'recipients']),
      ]),
      section('24(5)', 'Statements of reasons', [
        statements.table('statements', 'Statements to affected persons', ['kind', 'statements']),
        records.table('records', "Records for the Commission's database", ['state', 'records']),
      ]),
    ],
  };
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
