import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { claimCase } from '../cases/claim.ts';
import { closeCase, decideCase } from '../cases/close.ts';
import { isSafetyError } from '../errors.ts';
import { warnOfMisuse } from '../misuse/decide-step.ts';
import { deliverOutside } from '../outgoing/deliver-outside.ts';
import type { LetterSender } from '../outgoing/types.ts';
import type { HttpClient } from '../ports.ts';
import { appealNotice, decideAppeal } from '../statements/appeal.ts';
import { channel, moderator, reviewer, safetyWorld } from '../testing/world.ts';
import { makeChallenge, makePatience, solves } from './challenge.ts';
import { fileNotice, type NoticeForm, noticeState } from './notice.ts';

const refusesAs = (why: string) => (error: unknown) => isSafetyError(error) && JSON.stringify(error.data).includes(why);
const form: NoticeForm = {
  explanation: 'The secret poem of the guild stands there.',
  locations: ['@cinder_choir'],
  reason: 'copyright',
  name: 'N. Lamp',
  email: 'N@lamp.example',
  goodFaith: true,
  lang: 'en',
};
const noHttp: HttpClient = { request: () => Promise.reject(new Error('nobody listens')) };

function choir() {
  const world = safetyWorld();
  world.add(channel(7));
  world.usernames.set('cinder_choir', channel(7));
  const { safety } = world;
  const letters: { to: string; subject: string; text: string }[] = [];
  const sender: LetterSender = { send: async (letter) => void letters.push(letter) };
  const deliver = async () => {
    letters.length = 0;
    await deliverOutside(safety, noHttp, sender, 'letter');
    return letters.map(({ to, subject, text }) => ({ to, subject, text }));
  };
  const file = async (change: Partial<NoticeForm> = {}) => {
    const { challenge, bits } = await makeChallenge(safety);
    let n = 0;
    while (!solves(safety.digest, challenge, bits, String(n))) n += 1;
    return fileNotice(safety, { ...form, ...change }, { challenge, solution: String(n) });
  };
  const close = async (caseId: number, unfounded = false) => {
    await claimCase(safety, moderator, caseId);
    await closeCase(safety, moderator, caseId, { unfounded });
  };
  return { world, safety, deliver, file, close };
}

describe('whoever sent a notice from an address alone', () => {
  it('gets the receipt, the decision and the answer to a complaint by mail, in the language of the form', async () => {
    const { safety, deliver, file, close } = choir();
    const { receiptCode, mailed, caseIds } = await file();
    assert.equal(mailed, true);
    const [receipt, ...more] = await deliver();
    assert.deepEqual([receipt?.to, receipt?.subject, more], ['N@lamp.example', 'We have received your notice', []]);
    assert.ok(receipt?.text.includes(`https://tocsin.example/notice/${receiptCode}`));
    assert.ok(!receipt?.text.includes('secret poem'), 'nobody can send words of theirs to others through the form');
    await close(caseIds[0] ?? 0);
    const [decided] = await deliver();
    assert.match(decided?.text ?? '', /We did not act[^]*A person decided[^]*within six months/);
    const { id } = await appealNotice(safety, receiptCode, 'look again');
    assert.equal((await noticeState(safety, receiptCode))?.complaint?.outcome, null);
    await decideAppeal(safety, reviewer, id, { outcome: 'upheld', reasons: 'it is a poem of everybody' });
    const [answer] = await deliver();
    assert.match(
      answer?.text ?? '',
      /^Your complaint was answered[^]*The decision stands[^]*a poem of everybody[^]*out-of-court/,
    );
    assert.equal((await noticeState(safety, receiptCode))?.complaint?.outcome, 'upheld');
    await file({ lang: 'ru' });
    assert.equal((await deliver())[0]?.subject, 'Мы получили ваше уведомление');
  });

  it('is told when we acted, and warned by mail of notices without any ground', async () => {
    const { safety, deliver, file, close } = choir();
    const first = await file();
    const caseId = first.caseIds[0] ?? 0;
    await claimCase(safety, moderator, caseId);
    await decideCase(safety, moderator, caseId, {
      subject: channel(7),
      action: { kind: 'takedown' },
      ground: { kind: 'law', reference: 'Code of lamps', explanation: 'x' },
      facts: 'Seen.',
      source: { kind: 'own-initiative' },
      detectedAutomatically: false,
      automation: 'none',
      category: 'SCAMS_AND_FRAUD',
      keywords: [],
      untilMs: null,
    });
    await closeCase(safety, moderator, caseId);
    assert.match((await deliver())[1]?.text ?? '', /We acted, because it was illegal/);
    for (let n = 0; n < 2; n += 1) await close((await file()).caseIds[0] ?? 0, true);
    await deliver();
    const notice = await safety.store.read((tx) => tx.notices.get(first.noticeId));
    const step = await warnOfMisuse(safety, moderator, {
      key: notice?.notifierKey ?? '',
      misuse: 'baseless-notices',
      gravity: 'minor',
      intent: 'careless',
      reasons: 'two notices without any ground',
    });
    assert.equal(step.told, true);
    const [warning] = await deliver();
    assert.equal(warning?.to, 'N@lamp.example');
    assert.match(
      warning?.text ?? '',
      /^A warning before a suspension[^]*two notices without any ground[^]*\/misuse\/\d+\?key=/,
    );
  });

  it('gets no flood of receipts that somebody else asks for, and waits no longer than the mail server is away', async () => {
    const { world, safety, deliver, file } = choir();
    const mailed: boolean[] = [];
    for (let n = 0; n < 22; n += 1) mailed.push((await file()).mailed);
    assert.deepEqual([mailed.filter(Boolean).length, mailed.at(-1)], [20, false]);
    let tries = 0;
    const away: LetterSender = { send: () => Promise.reject(new Error(`away ${(tries += 1)}`)) };
    await deliverOutside(safety, noHttp, away, 'letter');
    assert.equal(tries, 10);
    assert.equal((await deliver()).length, 10, 'the others');
    assert.equal((await deliver()).length, 0);
    world.nowMs += 15_000;
    assert.equal((await deliver()).length, 10, 'those that were not taken');
    world.nowMs += 3_600_000;
    assert.equal((await deliver()).length, 0);
    assert.equal(await safety.store.read((tx) => tx.outgoing.count({})), 0, 'no address is kept after that');
  });

  it('who left no address answers for nobody else who left none', async () => {
    const { safety, file, close } = choir();
    for (let n = 0; n < 4; n += 1)
      await close((await file({ reason: 'child-abuse', name: null, email: null })).caseIds[0] ?? 0, true);
    const { caseIds } = await file({ reason: 'child-abuse', name: null, email: null });
    const next = await safety.store.read((tx) => tx.cases.get(caseIds[0] ?? 0));
    assert.equal(next?.weight, 1);
  });

  it('who left no address reads the answer to a complaint, and not what another wrote who left none', async () => {
    const { safety, file, close } = choir();
    const unnamed = { reason: 'child-abuse', name: null, email: null } as const;
    const [first, second] = [await file(unnamed), await file(unnamed)];
    assert.deepEqual(first.caseIds, second.caseIds);
    await close(first.caseIds[0] ?? 0);
    const { id } = await appealNotice(safety, first.receiptCode, 'I know the one who did it');
    await decideAppeal(safety, reviewer, id, { outcome: 'upheld', reasons: 'nothing of it was found' });
    const seen = (await noticeState(safety, second.receiptCode))?.complaint;
    assert.deepEqual([seen?.text, seen?.reasons], ['', 'nothing of it was found']);
  });
});

describe('the form without scripts', () => {
  it('is taken once, after the time that reading it over takes, and never in place of a solved task', async () => {
    const { world, safety } = choir();
    const patience = makePatience(safety);
    const send = () => fileNotice(safety, form, { patience });
    await assert.rejects(send(), refusesAs('early'));
    await assert.rejects(fileNotice(safety, form, { challenge: patience, solution: '0' }), refusesAs('expired'));
    world.nowMs += 20_000;
    assert.equal((await send()).caseIds.length, 1);
    await assert.rejects(send(), refusesAs('spent'));
    await assert.rejects(fileNotice(safety, form, { patience: patience.replace(/^./, 'z') }), refusesAs('forged'));
    const old = makePatience(safety);
    world.nowMs += 7 * 3_600_000;
    await assert.rejects(fileNotice(safety, form, { patience: old }), refusesAs('expired'));
  });

  it('is no way to flood the desk with tokens that were gathered beforehand, and opens again afterwards', async () => {
    const { world, safety } = choir();
    const gathered = Array.from({ length: 40 }, () => makePatience(safety));
    world.nowMs += 20_000;
    const send = (patience = '') => fileNotice(safety, form, { patience });
    for (const patience of gathered.splice(0, 30)) await send(patience);
    for (const patience of gathered) await assert.rejects(send(patience), refusesAs('early'));
    world.nowMs += 11 * 60_000;
    assert.equal((await send(gathered[0])).caseIds.length, 1);
  });
});
