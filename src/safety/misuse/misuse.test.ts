import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { claimCase } from '../cases/claim.ts';
import { closeCase, decideCase } from '../cases/close.ts';
import { reverseDecision } from '../enforcement/reverse.ts';
import type { EnforcementAction } from '../enforcement/types.ts';
import { isSafetyError } from '../errors.ts';
import { fileReport } from '../intake/report.ts';
import { decideAppeal, openAppeal } from '../statements/appeal.ts';
import { account, channel, legal, moderator, observer, owner, reviewer, safetyWorld } from '../testing/world.ts';
import { transparencyReport } from '../transparency/report.ts';
import { suspendForMisuse, warnOfMisuse } from './decide-step.ts';
import { listMisuse, misuseOf, openObjections } from './list.ts';
import { answerObjection, liftMisuse, objectToMisuse } from './objection.ts';
import type { MisuseKind } from './types.ts';

const refuses = (code: string) => (error: unknown) => isSafetyError(error) && error.code === code;
const dayMs = 86_400_000;
const weighed = {
  gravity: 'serious',
  intent: 'careless',
  reasons: 'The same lamp was named again and again.',
} as const;
type World = ReturnType<typeof safetyWorld>;

/** Account 50 reports account `n`, and the report is closed as manifestly unfounded. */
async function baselessReport(world: World, n: number): Promise<void> {
  world.add(account(n));
  const { caseId } = await fileReport(world.safety, { reporter: 50, subject: account(n), reason: 'terrorism' });
  await claimCase(world.safety, moderator, caseId);
  await closeCase(world.safety, moderator, caseId, { unfounded: true });
  world.nowMs += 1000;
}

/** Something of account 500 is found manifestly illegal; its decision's id. */
async function illegalChannel(world: World, n: number, action: EnforcementAction = { kind: 'takedown' }) {
  world.add(channel(n));
  const { caseId } = await fileReport(world.safety, { reporter: 60, subject: channel(n), reason: 'scam' });
  await claimCase(world.safety, moderator, caseId);
  const decision = await decideCase(world.safety, moderator, caseId, {
    subject: channel(n),
    action,
    ground: { kind: 'law', reference: 'Code of lamps, Art. 3', explanation: 'It sells forged lamp licences.' },
    manifestlyIllegal: true,
    facts: 'f',
    source: { kind: 'own-initiative' },
    detectedAutomatically: false,
    automation: 'none',
    category: 'STATEMENT_CATEGORY_SCAMS_AND_FRAUD',
    keywords: [],
    untilMs: null,
  });
  await closeCase(world.safety, moderator, caseId);
  world.nowMs += 1000;
  return decision;
}

const row = async (world: World, key: string, misuse: MisuseKind) =>
  (await misuseOf(world.safety, moderator, key)).find((one) => one.misuse === misuse);

describe('notices and reports without any ground', () => {
  it('lead to a warning when they are frequent, and to a suspension when they go on after it', async () => {
    const world = safetyWorld();
    const { safety } = world;
    world.add(account(50));
    const about = { key: 'account:50', misuse: 'baseless-notices', ...weighed } as const;
    await baselessReport(world, 1);
    await assert.rejects(warnOfMisuse(safety, moderator, about), refuses('state-invalid'));
    await baselessReport(world, 2);
    const { figures } = (await row(world, 'account:50', 'baseless-notices')) ?? {};
    assert.deepEqual([figures?.total, figures?.manifest, figures?.share, figures?.about], [2, 2, 1, { terrorism: 2 }]);

    await assert.rejects(suspendForMisuse(safety, reviewer, { ...about, days: 30 }), refuses('state-invalid'));
    const warning = await warnOfMisuse(safety, moderator, about);
    assert.match(world.told.at(-1)?.text ?? '', /Of your 2 notices and reports .* 2 were manifestly unfounded/);
    assert.match(world.told.at(-1)?.text ?? '', /The same lamp was named again and again/);
    world.nowMs += dayMs;
    await assert.rejects(suspendForMisuse(safety, reviewer, { ...about, days: 30 }), refuses('state-invalid'));

    await baselessReport(world, 3);
    await assert.rejects(suspendForMisuse(safety, moderator, { ...about, days: 30 }), refuses('not-allowed'));
    await assert.rejects(suspendForMisuse(safety, reviewer, { ...about, days: 91 }), refuses('field-invalid'));
    const step = await suspendForMisuse(safety, reviewer, { ...about, days: 30 });
    assert.equal(step.figures.sinceWarning, 1);
    assert.ok(step.untilMs > warning.madeAtMs);
    const report = () => fileReport(safety, { reporter: 50, subject: account(1), reason: 'spam' });
    await assert.rejects(report(), refuses('suspended-notifier'));
    world.nowMs += 30 * dayMs;
    assert.equal((await report()).folded, false);
  });

  it('stop counting after 180 days', async () => {
    const world = safetyWorld();
    await baselessReport(world, 1);
    await baselessReport(world, 2);
    world.nowMs += 181 * dayMs;
    assert.equal((await row(world, 'account:50', 'baseless-notices'))?.figures.manifest, 0);
    const about = { key: 'account:50', misuse: 'baseless-notices', ...weighed } as const;
    await assert.rejects(warnOfMisuse(world.safety, moderator, about), refuses('state-invalid'));
  });

  it('are objected to once; somebody else answers, and lifting ends the suspension at once', async () => {
    const world = safetyWorld();
    const { safety } = world;
    world.add(account(50));
    const about = { key: 'account:50', misuse: 'baseless-notices', ...weighed } as const;
    await baselessReport(world, 1);
    await baselessReport(world, 2);
    await warnOfMisuse(safety, reviewer, about);
    world.nowMs += 1000;
    await baselessReport(world, 3);
    const step = await suspendForMisuse(safety, reviewer, { ...about, days: 10 });
    await objectToMisuse(safety, step.id, 'It was dark.');
    await assert.rejects(objectToMisuse(safety, step.id, 'Again.'), refuses('appeal-exists'));
    assert.deepEqual(
      (await openObjections(safety, legal)).map(({ key }) => key),
      ['account:50'],
    );
    const answer = { outcome: 'lifted', reasons: 'The third report was no misuse.' } as const;
    await assert.rejects(answerObjection(safety, reviewer, step.id, answer), refuses('same-person'));
    await assert.rejects(answerObjection(safety, moderator, step.id, answer), refuses('not-allowed'));
    const answered = await answerObjection(safety, owner, step.id, answer);
    assert.equal(answered.objection?.outcome, 'lifted');
    assert.equal((await openObjections(safety, legal)).length, 0);
    assert.equal((await fileReport(safety, { reporter: 50, subject: account(1), reason: 'spam' })).folded, false);
  });
});

describe('complaints without any ground', () => {
  it('are no longer processed after a warning that was not heeded; other accounts may go on', async () => {
    const world = safetyWorld();
    const { safety } = world;
    const complain = async (n: number, unfounded: boolean) => {
      const decision = await illegalChannel(world, n);
      const appeal = await openAppeal(safety, 500, { statementId: decision.statementIds[0] ?? 0, text: 'no' });
      await decideAppeal(safety, reviewer, appeal.id, { outcome: 'upheld', reasons: 'It stands.', unfounded });
      world.nowMs += 1000;
    };
    await complain(1, false);
    await complain(2, true);
    await complain(3, true);
    const about = { key: 'account:500', misuse: 'baseless-complaints', ...weighed } as const;
    const { figures } = (await row(world, 'account:500', 'baseless-complaints')) ?? {};
    assert.deepEqual([figures?.total, figures?.manifest], [3, 2]);
    await warnOfMisuse(safety, moderator, about);
    world.nowMs += 1000;
    await complain(4, true);
    await suspendForMisuse(safety, owner, { ...about, days: 20 });
    const fifth = await illegalChannel(world, 5);
    const statementId = fifth.statementIds[0] ?? 0;
    await assert.rejects(openAppeal(safety, 500, { statementId, text: 'no' }), refuses('suspended-notifier'));
    world.nowMs += 20 * dayMs;
    assert.equal((await openAppeal(safety, 500, { statementId, text: 'no' })).status, 'open');
  });

  it('are never called unfounded when they changed the decision', async () => {
    const world = safetyWorld();
    const decision = await illegalChannel(world, 1);
    const appeal = await openAppeal(world.safety, 500, { statementId: decision.statementIds[0] ?? 0, text: 'no' });
    const verdict = { outcome: 'reversed', reasons: 'It was a lamp.', unfounded: true } as const;
    await assert.rejects(decideAppeal(world.safety, reviewer, appeal.id, verdict), refuses('field-invalid'));
  });
});

describe('manifestly illegal content', () => {
  it('suspends the account for a time, with a statement of reasons and a complaint as any decision has', async () => {
    const world = safetyWorld();
    const { safety } = world;
    world.add(account(500));
    const about = { key: 'account:500', misuse: 'illegal-content', ...weighed } as const;
    const first = await illegalChannel(world, 1);
    await illegalChannel(world, 2);
    await illegalChannel(world, 3);
    await reverseDecision(safety, moderator, first.id);
    const { figures } = (await row(world, 'account:500', 'illegal-content')) ?? {};
    assert.deepEqual([figures?.manifest, figures?.total], [2, 40], 'what was taken back no longer counts');
    await warnOfMisuse(safety, moderator, about);
    world.nowMs += 1000;
    await illegalChannel(world, 4);
    const step = await suspendForMisuse(safety, reviewer, { ...about, days: 14 });
    assert.equal(world.subjects.get('account:500')?.slots.has('suspend'), true);
    const decision = await safety.store.read((tx) => tx.decisions.get(step.decisionId ?? 0));
    assert.deepEqual([decision?.untilMs, decision?.misuseId], [step.untilMs, step.id]);
    assert.match(world.told.at(-1)?.text ?? '', /Art\. 23\(1\)/);
    const appeal = await openAppeal(safety, 500, { statementId: decision?.statementIds[0] ?? 0, text: 'no' });
    await assert.rejects(
      decideAppeal(safety, reviewer, appeal.id, { outcome: 'reversed', reasons: 'It was me.' }),
      refuses('same-person'),
    );
    await decideAppeal(safety, owner, appeal.id, { outcome: 'reversed', reasons: 'It was a lamp.' });
    assert.equal(world.subjects.get('account:500')?.slots.has('suspend'), false);
    const [shown] = (await row(world, 'account:500', 'illegal-content'))?.steps ?? [];
    assert.deepEqual([shown?.step, shown?.inForce], ['suspension', false]);
    await assert.rejects(objectToMisuse(safety, step.id, 'no'), refuses('state-invalid'));
  });

  it('is only what the law forbids, and only an account provides it', async () => {
    const world = safetyWorld();
    await illegalChannel(world, 1);
    const { safety } = world;
    const step = { key: 'flagger:1', misuse: 'illegal-content', ...weighed } as const;
    await assert.rejects(warnOfMisuse(safety, moderator, step), refuses('field-invalid'));
    await assert.rejects(warnOfMisuse(safety, moderator, { ...step, key: 'account:9' }), refuses('not-found'));
  });
});

describe('the desk', () => {
  it('lists the worst first, hides it from observers, lifts before the time, and counts it for Art. 24', async () => {
    const world = safetyWorld();
    const { safety } = world;
    const period = { fromMs: world.nowMs - 1, toMs: world.nowMs + 400 * dayMs };
    world.add(account(500));
    await illegalChannel(world, 1);
    await illegalChannel(world, 2);
    await baselessReport(world, 7);
    const list = await listMisuse(safety, moderator, { misuse: 'illegal-content' });
    assert.deepEqual([list.total, list.rows.map(({ key }) => key)], [1, ['account:500']]);
    await assert.rejects(listMisuse(safety, observer, { misuse: 'illegal-content' }), refuses('not-allowed'));
    const about = { key: 'account:500', misuse: 'illegal-content', ...weighed } as const;
    const warning = await warnOfMisuse(safety, moderator, about);
    world.nowMs += 1000;
    await illegalChannel(world, 3);
    const step = await suspendForMisuse(safety, reviewer, { ...about, days: 14 });
    await liftMisuse(safety, owner, step.id, 'it was the wrong account');
    assert.equal(world.subjects.get('account:500')?.slots.size, 0);
    await assert.rejects(liftMisuse(safety, owner, step.id, 'it was the wrong account'), refuses('state-invalid'));
    await liftMisuse(safety, owner, warning.id, 'it was the wrong account');
    await assert.rejects(suspendForMisuse(safety, reviewer, { ...about, days: 14 }), refuses('state-invalid'));
    const report = await transparencyReport(safety, 'dsa', period);
    const tables = report.sections.find(({ article }) => article === '24(1)(b)')?.tables ?? [];
    assert.deepEqual(
      tables.map(({ id, rows }) => [id, rows]),
      [
        ['suspensions', [['illegal-content', 1]]],
        ['warnings', [['illegal-content', 1]]],
        ['objections', []],
      ],
    );
  });
});
