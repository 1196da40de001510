import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { DecisionInput } from '../enforcement/types.ts';
import { isSafetyError } from '../errors.ts';
import { noteOutcome } from '../intake/reliability.ts';
import { fileReport } from '../intake/report.ts';
import { tellReporters } from '../intake/tell-reporters.ts';
import { account, channel, legal, moderator, observer, reviewer, safetyWorld } from '../testing/world.ts';
import type { SubjectRef } from '../subjects.ts';
import { claimCase, escalateCase, releaseCase } from './claim.ts';
import { closeCase, decideCase } from './close.ts';
import { joinCases, joinedParts, splitCase } from './join.ts';
import { fileIntoCase } from './open.ts';
import { queuePage } from './queue-page.ts';
import type { Case } from './types.ts';
import { linkSubjects } from './queues.ts';
import { suggestCases } from './suggest.ts';

const refuses = (code: string) => (error: unknown) => isSafetyError(error) && error.code === code;
const minute = 60_000;

function lampDesk() {
  const world = safetyWorld();
  const { safety } = world;
  const chat = channel(1);
  const peer = chat.kind === 'chat' ? chat.id : 0;
  const message = (messageId: number): SubjectRef => ({ kind: 'message', mailbox: peer, peer, messageId });
  const post = (messageId: number) => world.add(message(messageId), { affected: [7], voiceOf: peer });
  world.add(chat, { affected: [7] });
  const report = (reporter: number, subject: SubjectRef, reason: 'spam' | 'terrorism' = 'spam') =>
    fileReport(safety, { reporter, subject, reason });
  const order = (subject: SubjectRef, dueAtMs: number) =>
    safety.store.write((tx) =>
      fileIntoCase(tx, safety, legal, {
        subject,
        source: { kind: 'act-order', id: 1 },
        queue: 'order',
        reason: null,
        weight: 0,
        dueAtMs,
      }),
    );
  const get = (id: number) => safety.store.read((tx) => tx.cases.get(id));
  const open = async () => (await queuePage(safety, moderator, {})).rows.map(({ id }) => id).sort();
  return { world, safety, chat, message, post, report, order, get, open };
}

const claimOf = (held: Case | undefined) => ({
  status: held?.status,
  claimedBy: held?.claimedBy,
  claimedByName: held?.claimedByName,
  claimedUntilMs: held?.claimedUntilMs,
});

const takedown = (subject: SubjectRef): Omit<DecisionInput, 'caseId'> => ({
  subject,
  action: { kind: 'takedown' },
  ground: { kind: 'terms', reference: 'terms:4.2', explanation: 'Poems about lamps are not traded here.' },
  facts: 'Twelve poems on one evening.',
  source: { kind: 'own-initiative' },
  detectedAutomatically: false,
  automation: 'none',
  category: 'STATEMENT_CATEGORY_OTHER_VIOLATION_TC',
  keywords: [],
  untilMs: null,
});

describe('joined cases', () => {
  it('are worked as one with the most urgent queue and deadline, and are split off exactly as they were', async () => {
    const { world, safety, message, report, order, get, open } = lampDesk();
    world.add(message(1), { affected: [7] });
    world.add(message(2), { affected: [8] });
    world.add(account(9));
    const first = (await report(50, message(1))).caseId;
    world.nowMs += minute;
    const second = (await report(51, message(2), 'terrorism')).caseId;
    const ordered = (await order(account(9), world.nowMs + 30 * minute)).id;
    assert.deepEqual(await open(), [first, second, ordered]);
    await claimCase(safety, moderator, first);
    await claimCase(safety, moderator, second);
    const before = [await get(first), await get(second), await get(ordered)];
    const whole = await joinCases(safety, moderator, first, [second, ordered]);
    assert.deepEqual(await open(), [first]);
    assert.deepEqual(
      [whole.queue, whole.complaints, whole.dueAtMs, whole.related],
      ['order', 3, world.nowMs + 30 * minute, ['message:-1000000000001:-1000000000001:2', 'account:9']],
    );
    assert.ok(
      whole.priority > (before[2]?.priority ?? 0),
      'with what the others complain of, it is as an order sooner',
    );
    const reading = await safety.store.read((tx) => joinedParts(tx, safety, moderator, whole));
    assert.deepEqual(
      reading.map(({ id, divisible }) => [id, divisible]),
      [
        [second, true],
        [ordered, true],
      ],
    );
    await splitCase(safety, moderator, ordered);
    await splitCase(safety, moderator, second);
    assert.deepEqual([await get(first), await get(second), await get(ordered)], before);
    const events = await safety.store.read((tx) => tx.events.byCase(second, 100));
    assert.deepEqual(
      events.map(({ type }) => type),
      ['case-opened', 'report-received', 'case-claimed', 'case-joined', 'case-split'],
    );
  });

  it('keep apart what comes in and is linked meanwhile, also where a case with others is joined to a third', async () => {
    const { world, safety, message, report, order, get } = lampDesk();
    for (const n of [1, 2, 3]) world.add(message(n));
    world.add(account(9));
    const [a, b, c] = [
      (await report(50, message(1))).caseId,
      (await report(50, message(2))).caseId,
      (await report(50, message(3))).caseId,
    ];
    await claimCase(safety, moderator, b);
    await joinCases(safety, moderator, b, [a]);
    await releaseCase(safety, moderator, b);
    await claimCase(safety, moderator, c);
    await joinCases(safety, moderator, c, [b]);
    await linkSubjects(safety, moderator, c, ['account:9'], 'the same lamp lighter');
    await order(message(1), world.nowMs + 10 * minute);
    assert.equal((await get(c))?.queue, 'order', 'an order about any part makes the whole urgent');
    assert.equal((await get(c))?.dueAtMs, world.nowMs + 10 * minute);
    const folded = await report(50, message(1));
    assert.deepEqual([folded.caseId, folded.folded], [a, true]);
    await splitCase(safety, moderator, b);
    const [left, off] = [await get(c), await get(b)];
    assert.deepEqual([left?.queue, left?.related, left?.joined], ['report', ['account:9'], undefined]);
    assert.deepEqual([off?.queue, off?.joined, off?.complaints, off?.status], ['order', [a], 4, 'open']);
  });

  it('weigh as everybody who complained, each once and by their record, whatever they complained of', async () => {
    const { world, safety, message, report, get } = lampDesk();
    for (let n = 1; n <= 11; n += 1) world.add(message(n));
    const cases: number[] = [];
    for (let n = 1; n <= 10; n += 1) cases.push((await report(50 + n, message(n))).caseId);
    const [first = 0, ...others] = cases;
    const alone = await get(first);
    await claimCase(safety, moderator, first);
    const ten = await joinCases(safety, moderator, first, others);
    assert.deepEqual([ten.weight, ten.priority - (alone?.priority ?? 0)], [10, 9 * 500]);
    await report(51, message(2));
    assert.deepEqual(
      [(await get(first))?.weight, (await get(first))?.complaints],
      [10, 11],
      'who says more counts once',
    );
    await report(70, message(3));
    assert.equal((await get(first))?.weight, 11, 'somebody else counts');
    await safety.store.write(async (tx) => {
      for (let n = 0; n < 20; n += 1) await noteOutcome(tx, 'account:71', 'account', 'unfounded');
    });
    await report(71, message(4), 'terrorism');
    const unreliable = await get(first);
    assert.ok((unreliable?.weight ?? 0) < 11.2, 'who is often wrong hardly counts');
    assert.ok((unreliable?.priority ?? 0) > 1_065_000, 'a grave reason counts beside the many');
    const lonely = (await report(51, message(11))).caseId;
    await joinCases(safety, moderator, first, [lonely]);
    assert.equal((await get(first))?.weight, unreliable?.weight, 'also where a further case is joined');
    await splitCase(safety, moderator, lonely);
    for (const id of others) await splitCase(safety, moderator, id);
    assert.deepEqual(
      { ...(await get(first)), alone: undefined },
      { ...alone, ...claimOf(await get(first)), alone: undefined },
    );
  });

  it('cannot be divided once something was decided, end together, and each who complained is told once', async () => {
    const { world, safety, message, report, get } = lampDesk();
    world.add(message(1), { affected: [7] });
    world.add(message(2), { affected: [7] });
    world.add(account(50));
    const first = (await report(50, message(1))).caseId;
    const second = (await report(50, message(2))).caseId;
    await report(51, message(2));
    await claimCase(safety, moderator, first);
    await joinCases(safety, moderator, first, [second]);
    await decideCase(safety, moderator, first, takedown(message(2)));
    await assert.rejects(splitCase(safety, moderator, second), refuses('state-invalid'));
    await closeCase(safety, moderator, first);
    assert.deepEqual([(await get(second))?.status, (await get(second))?.outcome], ['closed', 'actioned']);
    world.told.length = 0;
    while ((await tellReporters(safety)) > 0);
    assert.deepEqual(world.told.map(({ account: one }) => one).sort(), [50, 51]);
    assert.ok(world.told.every(({ text }) => text.includes('took a measure')));
    const again = await report(51, message(2));
    assert.notEqual(again.caseId, second, 'what comes later opens a case of its own');
  });

  it('are refused of others, of other roles, of what ended, and without the claim', async () => {
    const { world, safety, message, report } = lampDesk();
    for (const n of [1, 2, 3]) world.add(message(n));
    const [a, b, c] = [
      (await report(50, message(1))).caseId,
      (await report(50, message(2))).caseId,
      (await report(50, message(3))).caseId,
    ];
    await assert.rejects(joinCases(safety, moderator, a, [b]), refuses('case-not-claimed'));
    await assert.rejects(joinCases(safety, observer, a, [b]), refuses('not-allowed'));
    await claimCase(safety, moderator, a);
    await assert.rejects(joinCases(safety, moderator, a, [a]), refuses('field-invalid'));
    await claimCase(safety, reviewer, b);
    await assert.rejects(joinCases(safety, moderator, a, [b]), refuses('case-claimed-by-other'));
    await escalateCase(safety, reviewer, b, 'legal', 'a lawyer has to read it');
    await assert.rejects(joinCases(safety, moderator, a, [b]), refuses('not-allowed'));
    await joinCases(safety, moderator, a, [c]);
    await assert.rejects(claimCase(safety, reviewer, c), refuses('state-invalid'));
    await assert.rejects(joinCases(safety, moderator, a, [c]), refuses('state-invalid'));
    await assert.rejects(splitCase(safety, reviewer, c), refuses('case-not-claimed'));
  });
});

describe('gathering', () => {
  it('puts what a chat posts in its own name into the case about the chat while nobody holds it', async () => {
    const { world, safety, chat, message, post, report, get, open } = lampDesk();
    post(1);
    post(2);
    world.add(message(3), { affected: [90] });
    const about = (await report(50, chat)).caseId;
    const first = await report(51, message(1), 'terrorism');
    assert.deepEqual(
      [(await get(first.caseId))?.status, (await get(first.caseId))?.joinedTo?.caseId],
      ['joined', about],
    );
    assert.ok(((await get(about))?.priority ?? 0) > 1_060_000, 'the graver reason counts for the whole');
    assert.equal((await report(51, message(1))).folded, true);
    const members = await report(52, message(3));
    assert.equal((await get(members.caseId))?.status, 'open', 'what a member wrote is the member’s');
    await claimCase(safety, moderator, about);
    const late = await report(53, message(2));
    assert.deepEqual(
      await open(),
      [about, members.caseId, late.caseId],
      'nobody decides about what they have not seen',
    );
    const suggested = await suggestCases(safety, moderator, about);
    assert.deepEqual(
      suggested.map(({ id, because, joinable }) => [id, because, joinable]),
      [
        [members.caseId, ['chat'], true],
        [late.caseId, ['chat', 'person'], true],
      ],
    );
    await joinCases(
      safety,
      moderator,
      about,
      suggested.map(({ id }) => id),
    );
    assert.deepEqual(await suggestCases(safety, moderator, about), []);
  });
});
