import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createChannel, inviteToChannel, placeholderWords, sendMessage } from '#domain';
import { decideIn } from '#safety';
import { deskIn } from '../../tests/support/desk-world.ts';
import { createDispatcher } from '../../tests/support/dispatcher.ts';

test('of what was too long for the way between nodes, those who listen are told to ask', async (t) => {
  const rpc = await createDispatcher(t);
  const { world } = rpc;
  const ann = await rpc.signIn('Ann');
  const bea = await rpc.signIn('Bea');
  const cole = await rpc.signIn('Cole');
  const { chat } = await createChannel(world, { creator: ann, kind: 'supergroup', title: 'Lamps', about: '' });
  await inviteToChannel(world, { actor: ann, chat, accounts: [bea] });
  const told = async (account: number) => (await rpc.pushed(account)).map((bytes) => rpc.codec.read(bytes));
  for (const account of [ann, bea, cole]) {
    await rpc.answer(account, { _: 'updates.getState' });
    await told(account);
  }
  const channelId = -chat - 1e12;

  world.nudges.push({ mailbox: chat, pts: 9, entries: [] });
  for (const account of [ann, bea]) {
    const [push, ...others] = await told(account);
    const updates: unknown = push && 'updates' in push ? Reflect.get(push, 'updates') : undefined;
    assert.equal(push?._, 'updates');
    assert.deepEqual(updates, [{ _: 'updateChannelTooLong', channelId, pts: undefined }]);
    assert.deepEqual(others, []);
  }
  assert.deepEqual(await told(cole), [], 'who is no member hears nothing of it');

  world.nudges.push({ mailbox: bea, pts: 9, entries: [] });
  assert.deepEqual(await told(bea), [{ _: 'updatesTooLong' }]);
  assert.deepEqual(await told(ann), []);
});

test('what stands in place of a message is pushed to each program in its language, also where hundreds read', async (t) => {
  const rpc = await createDispatcher(t);
  const { world, safety } = deskIn(rpc.world);
  const ann = await rpc.signIn('Ann');
  const readers: number[] = [];
  for (let n = 0; n < 24; n += 1) readers.push(await rpc.signIn(`Reader ${n}`));
  const { chat } = await createChannel(world, { creator: ann, kind: 'supergroup', title: 'Lamps', about: '' });
  await inviteToChannel(world, { actor: ann, chat, accounts: readers });
  const device = { apiId: 1, deviceModel: 'd', systemVersion: '1', appVersion: '1', systemLangCode: '', langPack: '' };
  const tongues = ['ru', 'pt-BR', 'be'] as const;
  for (const [n, reader] of readers.entries()) {
    const query = { _: 'initConnection', ...device, langCode: tongues[n % 3], query: { _: 'updates.getState' } };
    await rpc.answer(reader, { _: 'invokeWithLayer', layer: 228, query } as { _: string });
  }
  const { id } = await sendMessage(world, { sender: ann, peer: chat, data: { text: 'The lamps are lit' } });
  for (const reader of readers) await rpc.pushed(reader);
  await safety.store.write((tx) =>
    decideIn(tx, safety, 'system', {
      subject: { kind: 'message', mailbox: chat, peer: chat, messageId: id },
      action: { kind: 'takedown' },
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
  const { ru, pt, en } = placeholderWords;
  const wanted = [ru, pt, en].map(({ messageRemoved }) => messageRemoved);
  for (const [n, reader] of readers.entries()) {
    const texts = (await rpc.pushed(reader)).map((bytes) => JSON.stringify(rpc.codec.read(bytes)));
    assert.equal(texts.length, 1);
    assert.deepEqual(
      wanted.map((text) => texts[0]?.includes(`"${text}"`)),
      wanted.map((_, at) => at === n % 3),
    );
  }
});
