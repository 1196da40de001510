import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createDispatcher } from '../../../tests/support/dispatcher.ts';
import { createChannel } from '../channels/create-channel.ts';
import { joinChannel } from '../channels/membership.ts';
import { setChannelUsername } from '../channels/change-channel.ts';
import { bareId } from '../ids.ts';
import { sendMessage } from './send-message.ts';

test('who read a message is told for a week, in groups of a hundred and no more', async (t) => {
  const dispatcher = await createDispatcher(t);
  const { world } = dispatcher;
  const ember = await dispatcher.signIn('Ember');
  const { chat } = await createChannel(world, { creator: ember, kind: 'supergroup', title: 'Lamps', about: '' });
  await setChannelUsername(world, { actor: ember, chat, name: 'lamps_read' });
  const { id } = await sendMessage(world, { sender: ember, peer: chat, data: { text: 'who reads this?' } });
  const accessHash = dispatcher.hashFor(ember, chat);
  const peer = { _: 'inputPeerChannel', channelId: bareId(chat), accessHash };
  const request = { _: 'messages.getMessageReadParticipants', peer, msgId: id };
  for (let n = 1; n < 100; n++) await joinChannel(world, { account: await world.addPerson('Wick'), chat });
  assert.equal(await dispatcher.outcome(ember, request), 'ok');
  await joinChannel(world, { account: await world.addPerson('One more'), chat });
  assert.equal(await dispatcher.outcome(ember, request), 'CHAT_TOO_BIG');
  await world.store.write((tx) => tx.chats.countMembers(chat, -1));
  world.waitS(7 * 86_400);
  assert.equal(await dispatcher.outcome(ember, request), 'ok');
  world.waitS(1);
  assert.equal(await dispatcher.outcome(ember, request), 'MSG_TOO_OLD');
});
