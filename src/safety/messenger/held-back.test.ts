import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  acceptLoginToken,
  createChannel,
  dueNotifications,
  exportAuthorization,
  exportLoginToken,
  importAuthorization,
  inviteToChannel,
  registerDevice,
  scheduleMessage,
  sendAwaited,
  sendDue,
  sendMessage,
} from '#domain';
import { deskIn } from '../../../tests/support/desk-world.ts';
import { createTestWorld } from '../../../tests/support/test-world.ts';
import { decideIn } from '../enforcement/decide.ts';
import { reverseIn } from '../enforcement/reverse.ts';
import type { EnforcementAction } from '../enforcement/types.ts';
import type { SubjectRef } from '../subjects.ts';

/** Ember, of a German number, writes in the channel of Wick, who has a browser that is pushed to. */
async function quay(t: Parameters<typeof createTestWorld>[0]) {
  const { world, safety } = deskIn(await createTestWorld(t));
  const wick = await world.addPerson('Wick', { phone: '4915550148001' });
  const ember = await world.addPerson('Ember', { phone: '4915550148002' });
  const { chat } = await createChannel(world, { creator: wick, kind: 'supergroup', title: 'Choir', about: '' });
  await inviteToChannel(world, { actor: wick, chat, accounts: [ember] });
  const decide = async (subject: SubjectRef, action: EnforcementAction) => {
    const { id } = await safety.store.write((tx) =>
      decideIn(tx, safety, 'system', {
        subject,
        action,
        ground: { kind: 'terms', reference: 'terms:4.2', explanation: 'Trades poems that are not its own.' },
        facts: 'It traded poems.',
        source: { kind: 'own-initiative' },
        detectedAutomatically: false,
        automation: 'none',
        category: 'STATEMENT_CATEGORY_SCAMS_AND_FRAUD',
        keywords: [],
        untilMs: null,
        caseId: null,
      }),
    );
    return () => safety.store.write((tx) => reverseIn(tx, safety, 'system', id, 'own'));
  };
  return { world, wick, ember, chat, decide };
}

const suspend = { kind: 'suspend' } as const;
const mute = { kind: 'restrict', limits: ['no-posting'] } as const;

test('what waits to be sent waits while a measure keeps it back, is sent by nobody, and goes out when it ends', async (t) => {
  const { world, wick, ember, chat, decide } = await quay(t);
  const measures: [SubjectRef, EnforcementAction, to?: number][] = [
    [{ kind: 'account', id: wick }, suspend, wick],
    [{ kind: 'account', id: ember }, suspend],
    [{ kind: 'account', id: ember }, mute],
    [{ kind: 'chat', id: chat }, { kind: 'takedown' }],
    [{ kind: 'chat', id: chat }, mute],
    [
      { kind: 'chat', id: chat },
      { kind: 'withhold', countries: ['DE'] },
    ],
  ];
  for (const [at, [subject, action, peer = chat]] of measures.entries()) {
    const text = `the lamps of day ${at}`;
    const dueAt = world.clock.nowS() + 3600;
    await scheduleMessage(world, { sender: ember, peer, dueAt, data: { text } });
    const end = await decide(subject, action);
    world.waitS(7200);
    assert.equal(await sendDue(world), 0, JSON.stringify(action));
    const waiting = await world.store.read((tx) => tx.scheduled.list(ember, peer));
    assert.deepEqual([waiting.length, waiting[0]?.dueAt], [1, dueAt], JSON.stringify(action));
    await end();
    assert.equal(await sendDue(world), 1, JSON.stringify(action));
    const mailbox = peer === chat ? chat : ember;
    const [newest] = await world.store.read((tx) => tx.messages.history({ mailbox, peer, limit: 1 }));
    assert.equal(newest?.content.text, text);
  }
});

test('what is kept back keeps nobody else from being sent', async (t) => {
  const { world, wick, ember, chat, decide } = await quay(t);
  const dueAt = world.clock.nowS() + 3600;
  const later = (sender: number, peer: number, n: number) =>
    scheduleMessage(world, { sender, peer, dueAt: dueAt + n, data: { text: `poem ${n}` } });
  for (let n = 0; n < 100; n += 1) await later(ember, chat, n);
  for (let n = 0; n < 5; n += 1) await later(ember, wick, n);
  await later(wick, chat, 200);
  await decide({ kind: 'account', id: ember }, mute);
  world.waitS(7200);
  assert.equal(await sendDue(world), 1);
  assert.equal((await world.store.read((tx) => tx.scheduled.list(ember, chat))).length, 100);
});

test('who is kept back from people who came keeps nobody else from being sent to them', async (t) => {
  const { world, wick, ember, decide } = await quay(t);
  const moth = await world.addPerson('Moth');
  const soot = await world.addPerson('Soot');
  const later = (sender: number, peer: number, text: string) =>
    scheduleMessage(world, { sender, peer, dueAt: 0x7ffffffe, data: { text } });
  for (let n = 0; n < 100; n += 1) await later(ember, wick, `poem ${n}`);
  await later(ember, soot, 'poem for Soot');
  await later(moth, wick, 'are you here?');
  await decide({ kind: 'account', id: ember }, mute);
  await world.store.write(async (tx) => {
    for (const here of [wick, soot]) await tx.accounts.setOnlineUntil(here, world.clock.nowS() + 60);
  });
  assert.equal(await sendAwaited(world), 1);
  const [newest] = await world.store.read((tx) => tx.messages.history({ mailbox: wick, peer: moth, limit: 1 }));
  assert.equal(newest?.content.text, 'are you here?');
  assert.equal((await world.store.read((tx) => tx.scheduled.list(ember, wick))).length, 100);
});

test('a device is pushed nothing while its account is suspended or the chat is closed to it', async (t) => {
  const { world, wick, ember, chat, decide } = await quay(t);
  await world.addKey('a1');
  await registerDevice(world, wick, { keyId: 'a1', tokenType: 10, token: 'browser', noMuted: false });
  const told = async () => {
    world.nudges.length = 0;
    // Nobody can write to somebody who is suspended; in groups everybody else goes on.
    for (const peer of [wick, chat])
      await sendMessage(world, { sender: ember, peer, data: { text: 'Are you there?' } }).catch(() => undefined);
    const peers: number[] = [];
    for (const nudge of world.nudges)
      for (const { peer } of await world.store.read((tx) =>
        dueNotifications(tx, nudge, new Set([wick]), world.clock.nowS()),
      ))
        peers.push(peer);
    return peers;
  };
  assert.deepEqual(await told(), [ember, chat]);
  const back = await decide({ kind: 'account', id: wick }, suspend);
  assert.deepEqual(await told(), []);
  await back();
  // Ember writes there from a number of no country that the measure names.
  await world.store.write(async (tx) => {
    const account = await tx.accounts.get(ember);
    if (account) await tx.accounts.update({ ...account, phone: '15550148002' });
  });
  const open = await decide({ kind: 'chat', id: chat }, { kind: 'withhold', countries: ['DE'] });
  assert.deepEqual(await told(), [ember]);
  await open();
  assert.deepEqual(await told(), [ember, chat]);
});

test('a sign-in that was under way ends with the suspension: by QR code, and by what another device exported', async (t) => {
  const { world, ember, decide } = await quay(t);
  for (const key of ['a1', 'a2']) await world.addKey(key);
  const qr = { keyId: 'a1', address: '', except: [] };
  const shown = await exportLoginToken(world, qr);
  assert.ok(shown.kind === 'waiting');
  await acceptLoginToken(world, { account: ember, token: shown.token });
  const bytes = await exportAuthorization(world, { account: ember, dcId: 2 });
  const end = await decide({ kind: 'account', id: ember }, suspend);
  const imported = () => importAuthorization(world, { account: ember, bytes, keyId: 'a2', address: '' });
  await assert.rejects(exportLoginToken(world, qr), { code: 'account-suspended' });
  await assert.rejects(imported(), { code: 'account-suspended' });
  assert.deepEqual(await world.store.read((tx) => tx.auth.authorizations(ember)), []);
  await end();
  assert.equal((await exportLoginToken(world, qr)).kind, 'accepted');
  await imported();
});
