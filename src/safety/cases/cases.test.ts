import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isSafetyError } from '../errors.ts';
import { fileNotice, noticeState } from '../intake/notice.ts';
import { makeChallenge, solves } from '../intake/challenge.ts';
import { complaintWeight } from '../intake/reliability.ts';
import { fileReport } from '../intake/report.ts';
import type { SafetyContext } from '../ports.ts';
import { appealNotice, decideAppeal } from '../statements/appeal.ts';
import { type SubjectRef, subjectKey } from '../subjects.ts';
import {
  account,
  channel,
  legal,
  moderator,
  observer,
  owner,
  reviewer,
  safetyWorld,
  sha256,
  staff,
} from '../testing/world.ts';
import { claimCase, claimNext, escalateCase, releaseCase, returnExpiredClaims } from './claim.ts';
import { closeCase, decideCase } from './close.ts';
import { linkSubjects, listCases, queueStates } from './queues.ts';

const refuses = (code: string) => (error: unknown) => isSafetyError(error) && error.code === code;
const privateMessage: SubjectRef = { kind: 'message', mailbox: 9, peer: 10, messageId: 3 };
const verdict = {
  ground: { kind: 'terms', reference: 'terms:1', explanation: 'Not here.' },
  facts: 'Seen.',
  source: { kind: 'own-initiative' },
  detectedAutomatically: false,
  automation: 'none',
  category: 'SCAMS_AND_FRAUD',
  keywords: [],
  untilMs: null,
} as const;

const lampNotice = {
  explanation: 'a poem',
  reason: 'other',
  name: 'N',
  goodFaith: true,
  lang: 'en',
} as const;

export async function solved(safety: SafetyContext) {
  const { challenge, bits } = await makeChallenge(safety);
  for (let n = 0; ; n += 1) if (solves(sha256, challenge, bits, String(n))) return { challenge, solution: String(n) };
}

describe('queues', () => {
  it('give the most urgent case first: authority, flagger, notice, report; then gravity and weight', async () => {
    const world = safetyWorld();
    for (const n of [1, 2, 3, 4]) world.add(account(n));
    await fileReport(world.safety, { reporter: 50, subject: account(1), reason: 'spam' });
    await fileReport(world.safety, { reporter: 50, subject: account(2), reason: 'child-abuse' });
    const form = {
      explanation: 'a poem',
      locations: ['3'],
      reason: 'other',
      name: 'N',
      email: 'n@x.example',
      goodFaith: true,
      lang: 'en',
    } as const;
    await fileNotice(world.safety, form, await solved(world.safety));
    await fileReport(world.safety, { reporter: 50, subject: account(4), reason: 'spam' });
    await fileReport(world.safety, { reporter: 51, subject: account(4), reason: 'spam' });
    const order = await listCases(world.safety, observer);
    assert.deepEqual(
      order.map((one) => one.subjectKey),
      ['account:3', 'account:2', 'account:4', 'account:1'],
    );
    const next = await claimNext(world.safety, moderator, ['report']);
    assert.equal(next?.subjectKey, 'account:2');
    const states = await queueStates(world.safety, observer);
    assert.deepEqual(
      states.find((state) => state.queue === 'report'),
      { queue: 'report', waiting: 2, claimed: 1, overdue: 0 },
    );
  });

  it('fold what one person says twice into one report and count others by their record', async () => {
    const world = safetyWorld();
    world.add(account(1));
    const first = await fileReport(world.safety, { reporter: 50, subject: account(1), reason: 'spam' });
    const again = await fileReport(world.safety, { reporter: 50, subject: account(1), reason: 'scam' });
    assert.deepEqual([again.folded, again.reportId, again.caseId], [true, first.reportId, first.caseId]);
    await fileReport(world.safety, { reporter: 51, subject: account(1), reason: 'spam' });
    const [only] = await listCases(world.safety, moderator);
    assert.deepEqual([only?.complaints, only?.weight, only?.sources.length], [3, 2, 2]);
  });

  it('take a second word of the same person when it is about something graver', async () => {
    const world = safetyWorld();
    for (const n of [1, 2]) world.add(account(n));
    const file = (subject: SubjectRef, reason: 'spam' | 'violence' | 'terrorism', comment: string) =>
      fileReport(world.safety, { reporter: 50, subject, reason, comment });
    await file(account(1), 'spam', 'sells poems');
    await file(account(2), 'violence', '');
    await file(account(1), 'terrorism', 'and worse');
    const [first] = await listCases(world.safety, moderator);
    assert.deepEqual([first?.subjectKey, first?.weight, first?.complaints], ['account:1', 1, 2]);
    const [report] = await world.safety.store.read((tx) =>
      tx.reports.find({ where: { caseId: first?.id ?? 0 }, limit: 9 }),
    );
    assert.deepEqual([report?.reason, report?.comment, report?.times], ['terrorism', 'sells poems\nand worse', 2]);
  });

  it('count a grave reason together with all who complain of something lighter, and a notifier once', async () => {
    const { safety, ...world } = safetyWorld();
    for (const n of [1, 2]) world.add(account(n));
    await fileReport(safety, { reporter: 50, subject: account(1), reason: 'terrorism' });
    for (let reporter = 51; reporter < 60; reporter += 1)
      await fileReport(safety, { reporter, subject: account(1), reason: 'spam' });
    const notice = async (email: string) =>
      fileNotice(safety, { ...lampNotice, locations: ['2'], email }, await solved(safety));
    for (const email of ['n@x.example', 'N@x.example ', 'm@x.example']) await notice(email);
    const [noticed, reported] = await listCases(safety, moderator);
    assert.deepEqual([reported?.subjectKey, reported?.weight, reported?.priority], ['account:1', 10, 1_066_000]);
    assert.deepEqual([noticed?.subjectKey, noticed?.weight, noticed?.complaints], ['account:2', 2, 3]);
  });

  it('give the next case also when more than a page before it was handed to others', async () => {
    const { safety, ...world } = safetyWorld();
    for (let n = 1; n <= 61; n += 1) {
      world.add(account(n));
      const { caseId } = await fileReport(safety, {
        reporter: 50,
        subject: account(n),
        reason: n > 60 ? 'spam' : 'hate',
      });
      if (n > 60) continue;
      await claimCase(safety, reviewer, caseId);
      await escalateCase(safety, reviewer, caseId, 'legal', 'a question of law');
    }
    assert.equal((await claimNext(safety, moderator, ['report']))?.subjectKey, 'account:61');
    assert.equal(await claimNext(safety, moderator, ['report']), undefined);
  });

  it('weigh a person by how their reports ended', async () => {
    assert.equal(complaintWeight(undefined), 1);
    const record = (upheld: number, rejected: number, unfounded = 0) =>
      complaintWeight({ upheld, rejected, unfounded });
    assert.equal(record(0, 0), 1);
    assert.ok(record(10, 0) > 1.5 && record(10, 0) < 2);
    assert.ok(record(0, 10) < 0.5 && record(0, 5, 5) < record(0, 10) && record(0, 5, 5) > 0);
    const world = safetyWorld();
    world.add(account(1));
    world.add(account(2));
    const { caseId } = await fileReport(world.safety, { reporter: 50, subject: account(1), reason: 'scam' });
    await claimCase(world.safety, moderator, caseId);
    await decideCase(world.safety, moderator, caseId, { ...verdict, subject: account(1), action: { kind: 'suspend' } });
    assert.equal((await closeCase(world.safety, moderator, caseId)).outcome, 'actioned');
    await fileReport(world.safety, { reporter: 50, subject: account(2), reason: 'scam' });
    const second = (await listCases(world.safety, moderator, { status: 'open' }))[0];
    assert.ok((second?.weight ?? 0) > 1);
  });

  it('open a new case once the old one is closed', async () => {
    const world = safetyWorld();
    world.add(account(1));
    const first = await fileReport(world.safety, { reporter: 50, subject: account(1), reason: 'spam' });
    await claimCase(world.safety, moderator, first.caseId);
    await closeCase(world.safety, moderator, first.caseId);
    const second = await fileReport(world.safety, { reporter: 50, subject: account(1), reason: 'spam' });
    assert.deepEqual([second.folded, second.caseId !== first.caseId], [false, true]);
  });
});

describe('a claim', () => {
  it('lets its holder decide about the subject of the case and what was linked to it, and nothing else', async () => {
    const world = safetyWorld();
    for (const subject of [channel(1), account(9), privateMessage]) world.add(subject);
    const post: SubjectRef = { kind: 'message', mailbox: -1_000_000_000_001, peer: -1_000_000_000_001, messageId: 4 };
    world.add(post);
    const { safety } = world;
    const { caseId } = await fileReport(safety, { reporter: 50, subject: channel(1), reason: 'scam' });
    await claimCase(safety, moderator, caseId);
    const decide = (subject: SubjectRef, kind: 'suspend' | 'takedown') =>
      decideCase(safety, moderator, caseId, { ...verdict, subject, action: { kind } });
    await assert.rejects(decide(account(9), 'suspend'), refuses('outside-case'));
    await assert.rejects(decide(privateMessage, 'takedown'), refuses('outside-case'));
    assert.equal(world.applied.length, 0);
    await decide(post, 'takedown');
    await decide(channel(1), 'takedown');
    await linkSubjects(safety, moderator, caseId, ['account:9'], 'the one who leads it');
    await decide(account(9), 'suspend');
    assert.equal(world.applied.length, 3);
  });

  it('keeps others out, ends after half an hour, and is given back', async () => {
    const world = safetyWorld();
    world.add(account(1));
    const other = staff('moderator', 22);
    const { caseId } = await fileReport(world.safety, { reporter: 50, subject: account(1), reason: 'spam' });
    await claimCase(world.safety, moderator, caseId);
    await assert.rejects(claimCase(world.safety, other, caseId), refuses('case-claimed-by-other'));
    await assert.rejects(
      decideCase(world.safety, other, caseId, { ...verdict, subject: account(1), action: { kind: 'suspend' } }),
      refuses('case-not-claimed'),
    );
    await assert.rejects(releaseCase(world.safety, other, caseId), refuses('not-allowed'));
    world.nowMs += 29 * 60_000;
    await claimCase(world.safety, moderator, caseId);
    world.nowMs += 29 * 60_000;
    assert.equal(await returnExpiredClaims(world.safety), 0, 'claiming again prolongs it');
    world.nowMs += 60_000;
    await assert.rejects(closeCase(world.safety, moderator, caseId), refuses('case-not-claimed'));
    assert.equal(await returnExpiredClaims(world.safety), 1);
    assert.equal((await claimCase(world.safety, other, caseId)).claimedBy, 22);
  });

  it('of an escalated case is for those it was handed to', async () => {
    const world = safetyWorld();
    world.add(account(1));
    const { caseId } = await fileReport(world.safety, { reporter: 50, subject: account(1), reason: 'spam' });
    await claimCase(world.safety, moderator, caseId);
    await escalateCase(world.safety, moderator, caseId, 'legal', 'a question of law');
    await assert.rejects(claimCase(world.safety, moderator, caseId), refuses('not-allowed'));
    assert.equal(await claimNext(world.safety, moderator, ['report']), undefined);
    assert.equal((await claimCase(world.safety, legal, caseId)).claimedBy, legal.person);
  });
});

describe('a notice', () => {
  const form = {
    explanation: 'an unlicensed poem',
    locations: ['https://t.me/cinder_choir'],
    reason: 'copyright',
    name: 'N. Lamp',
    email: 'N@lamp.example',
    goodFaith: true,
    lang: 'en',
  } as const;
  const choir = () => {
    const world = safetyWorld();
    world.add(channel(7));
    world.usernames.set('cinder_choir', channel(7));
    return world;
  };

  it('gets a receipt at once, a decision when its cases are closed, and can be complained about', async () => {
    const { safety } = choir();
    const receipt = await fileNotice(
      safety,
      { ...form, locations: [...form.locations, 'https://elsewhere.example/x'] },
      await solved(safety),
    );
    assert.deepEqual(receipt.unknown, ['https://elsewhere.example/x']);
    assert.equal((await noticeState(safety, receipt.receiptCode))?.decision, null);
    const caseId = receipt.caseIds[0] ?? 0;
    await claimCase(safety, moderator, caseId);
    await closeCase(safety, moderator, caseId);
    assert.equal((await noticeState(safety, receipt.receiptCode))?.decision?.outcome, 'rejected');
    const appeal = await appealNotice(safety, receipt.receiptCode, 'look again');
    await decideAppeal(safety, reviewer, appeal.id, {
      outcome: 'reversed',
      reasons: 'it is unlicensed',
      replacement: { action: { kind: 'takedown' }, untilMs: null },
    });
    const decisions = await safety.store.read((tx) =>
      tx.decisions.find({ where: { subject: subjectKey(channel(7)), status: 'in-force' }, limit: 5 }),
    );
    assert.deepEqual(
      decisions.map((decision) => decision.slots),
      [['takedown']],
    );
  });

  it('tells the law from the terms', async () => {
    const { safety } = choir();
    const receipt = await fileNotice(safety, form, await solved(safety));
    const caseId = receipt.caseIds[0] ?? 0;
    await claimCase(safety, owner, caseId);
    await decideCase(safety, owner, caseId, {
      ...verdict,
      ground: { kind: 'law', reference: 'Code of lamps', explanation: 'x' },
      subject: channel(7),
      action: { kind: 'takedown' },
    });
    await closeCase(safety, owner, caseId);
    assert.equal((await noticeState(safety, receipt.receiptCode))?.decision?.outcome, 'actioned-law');
  });

  it('wants a name except about offences against children, and good faith always', async () => {
    const { safety } = choir();
    await assert.rejects(
      fileNotice(safety, { ...form, name: null, email: null, goodFaith: false }, await solved(safety)),
      refuses('field-missing'),
    );
    const receipt = await fileNotice(
      safety,
      { ...form, reason: 'child-abuse', name: null, email: null },
      await solved(safety),
    );
    assert.equal(receipt.caseIds.length, 1);
  });

  it('costs a little work, once per notice', async () => {
    const { safety, ...rest } = choir();
    const world = Object.assign(rest, { safety });
    const proof = await solved(safety);
    await assert.rejects(fileNotice(safety, form, { ...proof, solution: 'x' }), refuses('challenge-invalid'));
    await assert.rejects(
      fileNotice(safety, form, { ...proof, challenge: proof.challenge.replace(/^./, 'z') }),
      refuses('challenge-invalid'),
    );
    await assert.rejects(fileNotice(safety, form, { ...proof, challenge: 'a.b' }), refuses('challenge-invalid'));
    await fileNotice(safety, form, proof);
    await assert.rejects(
      fileNotice(safety, form, proof),
      (error) => isSafetyError(error) && JSON.stringify(error.data) === '{"why":"spent"}',
    );
    assert.ok(world);
  });
});
