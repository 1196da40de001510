import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { claimCase } from '../cases/claim.ts';
import { closeCase, decideCase } from '../cases/close.ts';
import { isSafetyError } from '../errors.ts';
import { verifyChain } from '../events/verify.ts';
import { fileReport } from '../intake/report.ts';
import { executeOrder } from '../orders/execute.ts';
import { receiveRemovalOrder } from '../orders/receive.ts';
import { recordProceedings } from '../orders/scrutiny.ts';
import { resumeOrderClock, stopOrderClock } from '../orders/stop.ts';
import { decideAppeal, openAppeal } from '../statements/appeal.ts';
import { orderForm, signed } from '../testing/orders.ts';
import { account, channel, legal, moderator, observer, reviewer, safetyWorld, sha256 } from '../testing/world.ts';
import { refreshCounters, zeroCounters } from './counters.ts';
import { renderReport } from './render.ts';
import { recordRecipients, recordReportTexts, transparencyReport } from './report.ts';
import type { TransparencyReport } from './types.ts';

const minute = 60_000;
const rows = (report: TransparencyReport, article: string, id: string) =>
  report.sections.find((section) => section.article === article)?.tables.find((table) => table.id === id)?.rows;

/** A small year: two orders, one of them stopped; a suspension that is reversed on appeal, one that stays. */
async function year() {
  const world = safetyWorld();
  const { safety } = world;
  const period = { fromMs: Date.UTC(2026, 0, 1), toMs: Date.UTC(2027, 0, 1) };
  world.add(channel(7));
  world.usernames.set('cinder_choir', channel(7));
  const one = await receiveRemovalOrder(safety, 'system', orderForm(), signed);
  world.nowMs += 10 * minute;
  await executeOrder(safety, moderator, one.order.id, { measure: 'removed' });
  const two = await receiveRemovalOrder(
    safety,
    'system',
    orderForm({ referenceNo: 'R-2', items: [{ exactUrl: '@nobody' }] }),
    signed,
  );
  await stopOrderClock(safety, legal, two.order.id, { reason: 'manifest-error', explanation: 'names nothing here' });
  await recordProceedings(safety, legal, one.order.id, { kind: 'judicial', annulled: true });
  for (const n of [1, 2]) {
    world.add(account(n));
    const { caseId } = await fileReport(safety, { reporter: 50, subject: account(n), reason: 'terrorism' });
    await claimCase(safety, moderator, caseId);
    const decision = await decideCase(safety, moderator, caseId, {
      subject: account(n),
      action: { kind: 'suspend' },
      ground: { kind: 'law', reference: 'Code of lamps', explanation: 'Art. 3' },
      facts: 'f',
      source: { kind: 'report', id: n },
      detectedAutomatically: true,
      automation: 'partial',
      category: 'STATEMENT_CATEGORY_RISK_FOR_PUBLIC_SECURITY',
      keywords: ['KEYWORD_TERRORIST_CONTENT'],
      untilMs: null,
    });
    await closeCase(safety, moderator, caseId);
    if (n === 1) {
      const appeal = await openAppeal(safety, n, { statementId: decision.statementIds[0] ?? 0, text: 'no' });
      world.nowMs += 30 * minute;
      await decideAppeal(safety, reviewer, appeal.id, { outcome: 'reversed', reasons: 'it was a lamp' });
    }
  }
  await recordRecipients(safety, legal, '2026-02', 1234);
  return { world, safety, period };
}

describe('transparency reports', () => {
  it('count the year of the terrorist-content regulation', async () => {
    const { safety, period } = await year();
    const report = await transparencyReport(safety, 'tco', period);
    assert.deepEqual(rows(report, '7(3)(c)', 'orders'), [['DE', 2, 1, 0, 0, 10, 10]]);
    assert.deepEqual(rows(report, '7(3)(c)', 'removed'), [
      ['by removal order', 'removed', 1],
      ['by specific measures', 'suspend', 2],
    ]);
    assert.deepEqual(rows(report, '7(3)(c)', 'stopped'), [['manifest-error', 1, 0]]);
    assert.deepEqual(rows(report, '7(3)(b)', 'reappearance'), [['decisions after automated detection', 'suspend', 2]]);
    assert.deepEqual(rows(report, '7(3)(d)', 'received'), [['received', 1]]);
    assert.deepEqual(rows(report, '7(3)(d)', 'complaints'), [['reversed', 1, 30]]);
    assert.deepEqual(rows(report, '7(3)(e)', 'proceedings'), [['judicial', 'annulled', 1]]);
    assert.deepEqual(rows(report, '7(3)(f)', 'reinstated'), [
      ['after a complaint', 1],
      ['after proceedings', 1],
    ]);
  });

  it('tell orders that were carried out after their clock had stood from those that never were', async () => {
    const { world, safety, period } = await year();
    world.usernames.set('late_choir', account(1));
    const items = [{ exactUrl: '@late_choir' }];
    const { order } = await receiveRemovalOrder(safety, 'system', orderForm({ referenceNo: 'R-3', items }), signed);
    for (const explanation of ['the reference is torn', 'it is torn again']) {
      await stopOrderClock(safety, legal, order.id, { reason: 'manifest-error', explanation });
      await resumeOrderClock(safety, legal, order.id);
    }
    await executeOrder(safety, moderator, order.id, { measure: 'removed' });
    const report = await transparencyReport(safety, 'tco', period);
    assert.deepEqual(rows(report, '7(3)(c)', 'stopped'), [['manifest-error', 2, 1]]);
  });

  it('say of an order that was carried out too late that it was, in the report and on the public page', async () => {
    const { world, safety, period } = await year();
    const { order } = await receiveRemovalOrder(safety, 'system', orderForm({ referenceNo: 'R-3' }), signed);
    world.nowMs += 61 * minute;
    await executeOrder(safety, moderator, order.id, { measure: 'removed' });
    const report = await transparencyReport(safety, 'tco', period);
    const [german] = rows(report, '7(3)(c)', 'orders') ?? [];
    assert.deepEqual(german?.slice(0, 4), ['DE', 3, 2, 1], 'received, carried out, of these late');
    assert.equal((await refreshCounters(safety)).removalOrdersLate, 1);
  });

  it('count the year of the Digital Services Act', async () => {
    const { safety, period } = await year();
    const report = await transparencyReport(safety, 'dsa', period);
    assert.deepEqual(rows(report, '15(1)(c)', 'own-initiative'), [
      ['STATEMENT_CATEGORY_RISK_FOR_PUBLIC_SECURITY', 'automated', 'suspend', 'law', 2],
    ]);
    assert.deepEqual(rows(report, '15(1)(d)', 'complaints'), [['affected', 'law', 1, 1, 1, 0, 30]]);
    assert.deepEqual(rows(report, '15(1)(e)', 'accuracy'), [['en', 1, 1]]);
    // Only what Art. 23 wants a warning for; other suspensions are counted as measures above.
    assert.deepEqual(rows(report, '24(1)(b)', 'suspensions'), []);
    assert.deepEqual(rows(report, '24(2)', 'recipients'), [['2026-02', 1234]]);
    assert.deepEqual(rows(report, '24(5)', 'records'), [
      ['queued', 2],
      ['withdrawn', 1],
    ]);
  });

  it('give the same bytes later, and count nothing from before or after', async () => {
    const { world, safety, period } = await year();
    await recordReportTexts(safety, legal, 'dsa', period, { '15(1)(e)': 'We use <hashes> & people.' });
    const bytes = async () => {
      const report = await transparencyReport(safety, 'dsa', period);
      return (['json', 'csv', 'html'] as const).map((format) => renderReport(report, format));
    };
    const before = await bytes();
    world.nowMs = Date.UTC(2027, 0, 1);
    await fileReport(safety, { reporter: 77, subject: account(2), reason: 'spam' });
    assert.deepEqual(await bytes(), before);
    assert.match(before[2] ?? '', /We use &lt;hashes&gt; &amp; people\./);
    assert.match(before[2] ?? '', /needs a lawyer's reading/);
    assert.match(before[1] ?? '', /read by a lawyer,no\r\n/);
    assert.match(before[1] ?? '', /^article,table,row,column,value\r\n/);
    const next = await transparencyReport(safety, 'dsa', { fromMs: period.toMs, toMs: Date.UTC(2028, 0, 1) });
    assert.equal(rows(next, '15(1)(c)', 'own-initiative')?.length, 0);
    assert.equal(next.textsSeq, null);
  });

  it('anchor themselves in the ledger: the last hash is that of the row', async () => {
    const { safety, period } = await year();
    const report = await transparencyReport(safety, 'tco', period);
    const anchor = { seq: report.ledger.lastSeq ?? 0, hash: report.ledger.lastHash ?? '' };
    assert.equal((await safety.store.read((tx) => verifyChain(tx, sha256, { anchor }))).ok, true);
    assert.equal(
      (await safety.store.read((tx) => verifyChain(tx, sha256, { anchor: { ...anchor, hash: sha256('x') } }))).ok,
      false,
    );
  });

  it('take texts and figures only from legal and owner', async () => {
    const { safety, period } = await year();
    const refused = (error: unknown) => isSafetyError(error) && error.code === 'not-allowed';
    await assert.rejects(recordReportTexts(safety, moderator, 'dsa', period, {}), refused);
    await assert.rejects(recordRecipients(safety, observer, '2026-01', 1), refused);
  });
});

describe('public counters', () => {
  it('are the same counted at once and bit by bit', async () => {
    const { world, safety } = await year();
    const middle = await refreshCounters(safety);
    await fileReport(safety, { reporter: 78, subject: account(2), reason: 'spam' });
    world.nowMs += minute;
    const bit = await refreshCounters(safety, middle);
    assert.deepEqual(bit, await refreshCounters(safety, zeroCounters));
    assert.deepEqual(
      [
        bit.reports,
        bit.removalOrders,
        bit.removalOrdersExecuted,
        bit.removalOrdersLate,
        bit.decisions,
        bit.decisionsInForce,
        bit.reversed,
        bit.complaintsReversed,
      ],
      [3, 2, 1, 0, 3, 1, 2, 1],
    );
  });
});
