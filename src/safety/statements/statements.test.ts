import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { decideIn } from '../enforcement/decide.ts';
import type { DecisionInput } from '../enforcement/types.ts';
import { isSafetyError } from '../errors.ts';
import { account, channel, moderator, owner, reviewer, safetyWorld } from '../testing/world.ts';
import { appealNotice, decideAppeal, openAppeal } from './appeal.ts';
import { closeDispute, openDispute } from './dispute.ts';
import { markStatementSeen, statementsOf, tellWaiting } from './issue.ts';
import { deskWords } from '../words/index.ts';
import { addMonths } from './months.ts';

const refuses = (code: string) => (error: unknown) => isSafetyError(error) && error.code === code;

async function suspended(facts: Partial<DecisionInput> = {}, lang = 'en', unreachable: readonly number[] = []) {
  const world = safetyWorld();
  for (const one of unreachable) world.unreachable.add(one);
  const subject = world.add(account(9), { lang, label: '@wick' });
  const decision = await world.safety.store.write((tx) =>
    decideIn(tx, world.safety, moderator, {
      subject: account(9),
      action: { kind: 'suspend' },
      ground: { kind: 'terms', reference: 'terms:4.2', explanation: 'Poems about lamps are not traded here.' },
      facts: 'Twelve poems on one evening.',
      source: { kind: 'notice', id: 3 },
      detectedAutomatically: true,
      automation: 'partial',
      category: 'OTHER_VIOLATION_TC',
      keywords: [],
      untilMs: null,
      caseId: null,
      ...facts,
    }),
  );
  return { world, safety: world.safety, decision, subject, statementId: decision.statementIds[0] ?? 0 };
}

describe('a statement of reasons', () => {
  it('says in English everything that Article 17 asks for', async () => {
    const { world } = await suspended();
    const text = world.told[0]?.text ?? '';
    for (const part of [
      '@wick',
      'suspended',
      'everywhere',
      'lasts until',
      'Twelve poems',
      'Article 16',
      'automated means',
      'a person made it',
      'terms:4.2',
      'not traded here',
      'until 2 September 2026',
      'out-of-court',
      'court',
      'https://tocsin.example/statement/1',
    ]) {
      assert.ok(text.includes(part), part);
    }
  });

  it('is in Russian for a Russian speaker, and names no notifier but a trusted flagger', async () => {
    const russian = await suspended({}, 'ru');
    assert.match(
      russian.world.told[0]?.text ?? '',
      /Изложение причин[\s\S]*приостановлена[\s\S]*решение[\s\S]*2 сентября 2026/i,
    );
    const flagged = await suspended({ source: { kind: 'trusted-flagger', id: 1, name: 'Lantern Watch' } });
    assert.match(flagged.world.told[0]?.text ?? '', /trusted flagger: Lantern Watch/);
  });

  it('waits for the next sign-in where the service chat cannot be reached', async () => {
    const world = safetyWorld();
    world.unreachable.add(501);
    world.add(channel(1), { affected: [501] });
    const decision = await world.safety.store.write((tx) =>
      decideIn(tx, world.safety, moderator, {
        subject: channel(1),
        action: { kind: 'takedown' },
        ground: { kind: 'law', reference: 'Code of lamps, Art. 3', explanation: 'Unlicensed.' },
        facts: 'One poem.',
        source: { kind: 'own-initiative' },
        detectedAutomatically: false,
        automation: 'none',
        category: 'OTHER_VIOLATION_TC',
        keywords: [],
        untilMs: null,
        caseId: null,
      }),
    );
    assert.equal(world.told.length, 0);
    const waiting = await statementsOf(world.safety, 501);
    assert.deepEqual(
      waiting.map((statement) => statement.decisionId),
      [decision.id],
    );
    world.unreachable.clear();
    assert.equal(await tellWaiting(world.safety), 0, 'its words lie in the service chat already, once');
    assert.deepEqual(world.told, []);
    assert.equal(await markStatementSeen(world.safety, 502, waiting[0]?.id ?? 0), false, 'not by somebody else');
    assert.equal(await markStatementSeen(world.safety, 501, waiting[0]?.id ?? 0), true);
    const [again] = await statementsOf(world.safety, 501);
    assert.ok(again?.seenAtMs, 'it can be read again, also after it was seen');
  });
});

describe('a complaint', () => {
  it('is open for six calendar months and then closed', async () => {
    const { world, safety, statementId } = await suspended();
    world.nowMs = addMonths(world.nowMs, 6);
    const { appeal } = { appeal: await openAppeal(safety, 9, { statementId, text: 'I only lit a lamp.' }) };
    assert.equal(appeal.latestMs - appeal.openedAtMs, 14 * 86_400_000);
    const other = await suspended();
    other.world.nowMs = addMonths(other.world.nowMs, 6) + 1;
    await assert.rejects(
      openAppeal(other.safety, 9, { statementId: other.statementId, text: 'late' }),
      refuses('appeal-closed'),
    );
  });

  it('is open for six months from the day on which whoever could not be reached read of it', async () => {
    const { world, safety, statementId } = await suspended({}, 'en', [9]);
    world.nowMs = addMonths(world.nowMs, 8);
    await markStatementSeen(safety, 9, statementId);
    world.nowMs = addMonths(world.nowMs, 6);
    assert.equal((await openAppeal(safety, 9, { statementId, text: 'I was at sea.' })).status, 'open');
  });

  it('is only for the person who was told, and once at a time', async () => {
    const { safety, statementId } = await suspended();
    await assert.rejects(openAppeal(safety, 10, { statementId, text: 'not mine' }), refuses('not-found'));
    await openAppeal(safety, 9, { statementId, text: 'mine' });
    await assert.rejects(openAppeal(safety, 9, { statementId, text: 'again' }), refuses('appeal-exists'));
  });

  it('is decided by somebody else, and a reversal restores everything, tells, and withdraws the unsent record', async () => {
    const { world, safety, subject, statementId } = await suspended();
    const appeal = await openAppeal(safety, 9, { statementId, text: 'I only lit a lamp.' });
    await assert.rejects(
      decideAppeal(safety, moderator, appeal.id, { outcome: 'reversed', reasons: 'it was a lamp' }),
      refuses('not-allowed'),
    );
    await assert.rejects(
      decideAppeal(safety, { ...owner, person: moderator.person }, appeal.id, {
        outcome: 'reversed',
        reasons: 'it was a lamp',
      }),
      refuses('same-person'),
    );
    assert.equal(subject.slots.size, 1);
    await decideAppeal(safety, reviewer, appeal.id, { outcome: 'reversed', reasons: 'it was a lamp' });
    assert.equal(subject.slots.size, 0);
    assert.equal(world.told.length, 3, 'of the decision, of its end, and the answer');
    const told = world.told.slice(-2).map(({ text }) => text);
    assert.ok(told[0]?.startsWith(deskWords.en.statement.reversalTitle));
    assert.match(told[1] ?? '', /You were right[^]*it was a lamp$/, 'with the reasons of whoever decided');
    const [entry] = await safety.store.read((tx) => tx.sorEntries.find({ limit: 5 }));
    assert.equal(entry?.status, 'withdrawn');
    await assert.rejects(
      decideAppeal(safety, reviewer, appeal.id, { outcome: 'upheld', reasons: 'second thoughts' }),
      refuses('state-invalid'),
    );
  });

  it('can put something milder in place of the decision', async () => {
    const { world, safety, subject, statementId } = await suspended();
    const appeal = await openAppeal(safety, 9, { statementId, text: 'too hard' });
    await decideAppeal(safety, reviewer, appeal.id, {
      outcome: 'partly-reversed',
      reasons: 'a pause is enough',
      replacement: { action: { kind: 'restrict', limits: ['no-posting'] }, untilMs: null },
    });
    assert.deepEqual([...subject.slots.keys()], ['restrict:no-posting']);
    assert.match(world.told.at(-1)?.text ?? '', /right in part[^]*a pause is enough[^]*out-of-court/);
  });

  it('that is turned down is answered with reasons', async () => {
    const { world, safety, subject, statementId } = await suspended();
    const appeal = await openAppeal(safety, 9, { statementId, text: 'no' });
    await decideAppeal(safety, reviewer, appeal.id, { outcome: 'upheld', reasons: 'Twelve poems were found.' });
    assert.equal(subject.slots.size, 1);
    assert.match(
      world.told.at(-1)?.text ?? '',
      /decision stands[\s\S]*Twelve poems were found[^]*out-of-court settlement body or to a court/,
    );
  });

  it('of a notifier needs a decided notice', async () => {
    const { safety } = await suspended();
    await assert.rejects(appealNotice(safety, 'no such receipt', 'why not?'), refuses('not-found'));
  });
});

describe('an out-of-court dispute', () => {
  it('reverses the decision when the recipient wins and we follow', async () => {
    const { safety, subject, decision } = await suspended();
    const dispute = await openDispute(safety, owner, { decisionId: decision.id, body: 'Lantern Mediation' });
    await assert.rejects(
      closeDispute(safety, moderator, dispute.id, { outcome: 'recipient', implemented: true }),
      refuses('not-allowed'),
    );
    await closeDispute(safety, owner, dispute.id, { outcome: 'recipient', implemented: true });
    assert.equal(subject.slots.size, 0);
  });
});

describe('months', () => {
  it('end on the last day where the day does not exist', () => {
    assert.equal(new Date(addMonths(Date.UTC(2026, 7, 31), 6)).toISOString(), '2027-02-28T00:00:00.000Z');
    assert.equal(new Date(addMonths(Date.UTC(2027, 7, 31), 6)).toISOString(), '2028-02-29T00:00:00.000Z');
    assert.equal(new Date(addMonths(Date.UTC(2026, 0, 15), -12)).toISOString(), '2025-01-15T00:00:00.000Z');
  });
});
