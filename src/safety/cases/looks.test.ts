import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isSafetyError } from '../errors.ts';
import { fileReport } from '../intake/report.ts';
import { type SubjectRef, subjectKey } from '../subjects.ts';
import { account, channel, moderator, observer, reviewer, safetyWorld } from '../testing/world.ts';
import { claimCase, releaseCase } from './claim.ts';
import { closeCase } from './close.ts';
import { listLooks, lookAtContent, mayReadNow } from './looks.ts';
import { linkSubjects } from './queues.ts';

const refuses = (code: string) => (error: unknown) => isSafetyError(error) && error.code === code;
const privateMessage: SubjectRef = { kind: 'message', mailbox: 9, peer: 10, messageId: 3 };

describe('a look at private content', () => {
  const caseWith = async () => {
    const world = safetyWorld();
    world.add(privateMessage, { visibility: 'private' });
    world.add(account(9), { visibility: 'private' });
    const { caseId } = await fileReport(world.safety, { reporter: 10, subject: privateMessage, reason: 'scam' });
    return { world, safety: world.safety, caseId };
  };
  const reason = 'reported as a scam';

  it('needs a claimed case, a reason and a subject of that case', async () => {
    const { world, safety, caseId } = await caseWith();
    const look = (facts: object = {}) =>
      lookAtContent(safety, moderator, { caseId, subject: privateMessage, reason, ...facts });
    await assert.rejects(look(), refuses('case-not-claimed'));
    await claimCase(safety, moderator, caseId);
    await assert.rejects(look({ reason: 'because' }), refuses('reason-required'));
    await assert.rejects(look({ subject: account(9) }), refuses('outside-case'));
    assert.equal(await mayReadNow(safety, moderator.person, privateMessage), false);
    const granted = await look();
    assert.ok(!('public' in granted) && granted.reason === reason);
    assert.equal(await mayReadNow(safety, moderator.person, privateMessage), true);
    assert.equal(await mayReadNow(safety, 22, privateMessage), false);
    world.nowMs += 30 * 60_000;
    assert.equal(await mayReadNow(safety, moderator.person, privateMessage), false, 'the grant ends');
  });

  it('ends when the case is given back, closed, or not held any more', async () => {
    const { world, safety, caseId } = await caseWith();
    const mayRead = () => mayReadNow(safety, moderator.person, privateMessage);
    const look = async () => {
      await claimCase(safety, moderator, caseId);
      await lookAtContent(safety, moderator, { caseId, subject: privateMessage, reason });
      assert.equal(await mayRead(), true);
    };
    await look();
    await releaseCase(safety, moderator, caseId);
    assert.equal(await mayRead(), false);
    await claimCase(safety, moderator, caseId);
    world.nowMs += 29 * 60_000;
    await look();
    await closeCase(safety, moderator, caseId);
    assert.equal(await mayRead(), false);
  });

  it('is recorded with who and why, and the list is not for everyone', async () => {
    const { safety, caseId } = await caseWith();
    await claimCase(safety, moderator, caseId);
    await lookAtContent(safety, moderator, { caseId, subject: privateMessage, reason });
    const looks = await listLooks(safety, reviewer, { caseId });
    assert.deepEqual(
      looks.map((one) => [one.pseudonym, one.reason, one.subjectKey]),
      [['M-2', reason, subjectKey(privateMessage)]],
    );
    await assert.rejects(listLooks(safety, moderator, { caseId }), refuses('not-allowed'));
    const events = await safety.store.read((tx) => tx.events.byCase(caseId, 100));
    assert.ok(events.some((event) => event.type === 'content-looked' && event.actor === 'M-2'));
  });

  it('is never for an observer, who may see public content', async () => {
    const { world, safety, caseId } = await caseWith();
    world.add(channel(1));
    await assert.rejects(
      lookAtContent(safety, observer, { caseId, subject: privateMessage, reason }),
      refuses('not-allowed'),
    );
    assert.deepEqual(await lookAtContent(safety, observer, { caseId, subject: channel(1), reason: '' }), {
      public: true,
    });
  });

  it('of a message opens neither its chat nor other messages; of a chat it opens its messages', async () => {
    const { world, safety } = await caseWith();
    const peer = -1_000_000_000_001;
    const [one, other] = [4, 5].map((messageId): SubjectRef => ({ kind: 'message', mailbox: peer, peer, messageId }));
    assert.ok(one && other);
    for (const subject of [one, other, channel(1)]) world.add(subject, { visibility: 'private' });
    const look = (caseId: number, subject: SubjectRef) => lookAtContent(safety, moderator, { caseId, subject, reason });
    const { caseId } = await fileReport(safety, { reporter: 10, subject: one, reason: 'scam' });
    await claimCase(safety, moderator, caseId);
    assert.ok('atMs' in (await look(caseId, one)));
    for (const beyond of [other, channel(1)]) await assert.rejects(look(caseId, beyond), refuses('outside-case'));
    const about = await fileReport(safety, { reporter: 10, subject: channel(1), reason: 'scam' });
    await claimCase(safety, moderator, about.caseId);
    for (const within of [channel(1), other]) assert.ok('atMs' in (await look(about.caseId, within)));
  });

  it('reaches further only when the subject was linked with a reason', async () => {
    const { safety, caseId } = await caseWith();
    await claimCase(safety, moderator, caseId);
    await linkSubjects(safety, moderator, caseId, ['account:9'], 'the sender of it');
    assert.ok(!('public' in (await lookAtContent(safety, moderator, { caseId, subject: account(9), reason }))));
  });
});
