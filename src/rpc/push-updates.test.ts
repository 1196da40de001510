import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createChannel, inviteToChannel } from '#domain';
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
