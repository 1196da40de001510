import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { claimCase } from '../cases/claim.ts';
import { closeCase, decideCase } from '../cases/close.ts';
import { receiveDsaOrder } from '../orders/dsa-orders.ts';
import { account, legal, moderator, type SafetyWorld, safetyWorld } from '../testing/world.ts';
import { fileReport } from './report.ts';
import { tellReporters } from './tell-reporters.ts';

const wick = account(7);

function reported() {
  const world = safetyWorld();
  world.add(wick, { label: 'Wick the lamplighter' });
  world.add(account(50));
  world.add(account(51), { lang: 'ru' });
  const { safety } = world;
  const report = (reporter: number) =>
    fileReport(safety, { reporter, subject: wick, reason: 'spam', comment: 'lamps' });
  const close = async (caseId: number, unfounded = false) => {
    await claimCase(safety, moderator, caseId);
    await closeCase(safety, moderator, caseId, { unfounded });
  };
  return { world, safety, report, close };
}

const suspension = {
  subject: wick,
  action: { kind: 'suspend' },
  ground: { kind: 'terms', reference: 'terms:4.2', explanation: 'Sells poems of others.' },
  facts: 'Seen.',
  source: { kind: 'own-initiative' },
  detectedAutomatically: false,
  automation: 'none',
  category: 'STATEMENT_CATEGORY_SCAMS_AND_FRAUD',
  keywords: [],
  untilMs: null,
} as const;

const toReporters = ({ told }: SafetyWorld) => told.filter(({ account: to }) => to === 50 || to === 51);

describe('whoever reported in the app', () => {
  it('is told once, after the case is closed, that a measure was taken: each in their language, and nobody named', async () => {
    const { world, safety, report, close } = reported();
    const { caseId } = await report(50);
    await report(50);
    await report(51);
    await claimCase(safety, moderator, caseId);
    await decideCase(safety, moderator, caseId, suspension);
    assert.equal(await tellReporters(safety), 0, 'the case is not closed');
    await close(caseId);
    assert.deepEqual(toReporters(world), [], 'not in the transaction of the desk');
    while ((await tellReporters(safety)) > 0);
    assert.deepEqual(
      toReporters(world).map(({ account: to }) => to),
      [50, 51],
    );
    const [english, russian] = toReporters(world).map(({ text }) => text);
    assert.match(english ?? '', /You reported a user \(2 March 2026 at 09:00 UTC\)[^]*took a measure/);
    assert.match(russian ?? '', /Вы пожаловались на пользователя[^]*приняли меры/);
    for (const text of [english, russian]) assert.doesNotMatch(text ?? '', /Wick|M-2|suspend|poems|notice/);
  });

  it('is told that no measure was taken, and where a notice can be sent; again only of another case', async () => {
    const { world, safety, report, close } = reported();
    await close((await report(50)).caseId);
    await tellReporters(safety);
    const [told] = toReporters(world);
    assert.match(told?.text ?? '', /took no measure[^]*https:\/\/tocsin\.example\/notice\./);
    await close((await report(50)).caseId);
    await tellReporters(safety);
    assert.equal(toReporters(world).length, 2, 'another report in another case');
  });

  it('is told nothing of reports that were manifestly unfounded, or while theirs are not processed', async () => {
    const { world, safety, report, close } = reported();
    await close((await report(50)).caseId, true);
    const { caseId } = await report(51);
    await safety.store.write(async (tx) => {
      const notifier = await tx.notifiers.first({ where: { key: 'account:51' } });
      const record = notifier ?? {
        id: await tx.notifiers.nextId(),
        key: 'account:51',
        kind: 'account',
        upheld: 0,
        rejected: 0,
        unfounded: 3,
        warnedAtMs: null,
      };
      await tx.notifiers.put({ ...record, suspendedUntilMs: world.nowMs + 86_400_000 });
    });
    await close(caseId);
    while ((await tellReporters(safety)) > 0);
    world.nowMs += 2 * 86_400_000;
    assert.equal(await tellReporters(safety), 0, 'nor later');
    assert.deepEqual(toReporters(world), []);
  });

  it('waits while an order keeps us silent about what was reported, also one that came after the case', async () => {
    const { world, safety, report, close } = reported();
    const { caseId } = await report(50);
    await close(caseId);
    const tellAtMs = world.nowMs + 3_600_000;
    await receiveDsaOrder(safety, legal, {
      kind: 'inform',
      memberState: 'DE',
      authorityName: 'Amt für Laternen',
      referenceNo: 'I-1',
      legalBasis: 'Code of lamps',
      statementOfReasons: 'a lamp is missing',
      locations: ['7'],
      territorialScope: ['DE'],
      language: 'de',
      redress: 'Court of Lanterns',
      effectReportTo: 'order@amt.example',
      category: 'STATEMENT_CATEGORY_SCAMS_AND_FRAUD',
      informationAsked: 'the name',
      purpose: 'to find the lamp',
      answerByMs: null,
      tellAtMs,
    });
    assert.equal(await tellReporters(safety), 1);
    assert.equal(await tellReporters(safety), 0, 'not looked at again before');
    assert.deepEqual(toReporters(world), []);
    world.nowMs = tellAtMs;
    await tellReporters(safety);
    assert.equal(toReporters(world).length, 1);
  });
});
