import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { createTestWorld, type TestWorld } from '../../../../tests/support/test-world.ts';
import { updateUsername } from '../../accounts/change-username.ts';
import { suspendAccount } from '../../accounts/suspend-account.ts';
import { isDomainError } from '../../errors.ts';
import { type AccountId, type ChatId, type MessageId, SERVICE_ACCOUNT } from '../../ids.ts';
import { sendMessage } from '../../messages/send-message.ts';
import { searchMessages } from '../../search/search-messages.ts';
import { mostActive, tableOf } from '../../stats/chat-stats.ts';
import { getAdminLog } from '../admin-log.ts';
import { setChannelData, setChannelUsername } from '../change-channel.ts';
import { createChannel } from '../create-channel.ts';
import { deletePosts } from '../delete-posts.ts';
import { joinChannel } from '../membership.ts';
import { editAdmin } from '../moderate-members.ts';
import { bringBack } from './bring-back.ts';
import { createSpamWatch } from './spam-watch.ts';

interface Group {
  world: TestWorld;
  chat: ChatId;
  owner: AccountId;
  join(name: string): Promise<AccountId>;
  say(sender: AccountId, text: string, replyTo?: MessageId): Promise<MessageId>;
  /** What stands in the group once the anti-spam has looked. */
  standing(): Promise<string[]>;
}

const firstPage = { offsetId: 0, offsetDate: 0, addOffset: 0, limit: 10, maxId: 0, minId: 0 };
const lure = 'see https://lamps.example/cheap';

async function openGroup(t: TestContext, antiSpam = true): Promise<Group> {
  const world = await createTestWorld(t);
  const owner = await world.addPerson('Olive');
  const { chat } = await createChannel(world, { creator: owner, kind: 'supergroup', title: 'Lamps', about: '' });
  await setChannelUsername(world, { actor: owner, chat, name: 'lamp_group' });
  await setChannelData(world, {
    actor: owner,
    chat,
    right: 'deleteMessages',
    kind: 'supergroup',
    change: { antiSpam },
  });
  const watch = createSpamWatch(world);
  return {
    ...{ world, chat, owner },
    async join(name) {
      const account = await world.addPerson(name);
      await joinChannel(world, { account, chat });
      return account;
    },
    async say(sender, text, replyTo) {
      const data = { text };
      return (await sendMessage(world, { sender, peer: chat, data, ...(replyTo === undefined ? {} : { replyTo }) })).id;
    },
    async standing() {
      watch.hear(world.nudges.splice(0));
      await watch.flush();
      const page = await world.store.read((tx) => tx.messages.history({ mailbox: chat, peer: chat, limit: 50 }));
      return page.flatMap(({ content }) => (content.action ? [] : [content.text])).reverse();
    },
  };
}

const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'ok',
    (error: unknown) => (isDomainError(error) ? error.code : String(error)),
  );

test('the third time that newcomers write the same link all copies go, and every later one at once', async (t) => {
  const { world, chat, owner, join, say, standing } = await openGroup(t);
  const [rowan, sage] = [await join('Rowan'), await join('Sage')];
  await say(rowan, lure);
  await say(sage, 'good evening');
  await say(sage, 'look: HTTPS://www.lamps.example/cheap/');
  assert.equal((await standing()).length, 3, 'twice is no flood');
  await say(rowan, lure);
  assert.deepEqual(await standing(), ['good evening']);
  await say(await join('Wren'), lure);
  assert.deepEqual(await standing(), ['good evening']);
  const log = await getAdminLog(world, { account: owner, chat, groups: ['delete'], limit: 10 });
  assert.deepEqual(
    log.map(({ actor, event }) => [actor, event.kind]),
    Array.from({ length: 4 }, () => [SERVICE_ACCOUNT, 'delete']),
  );
  const members = await world.store.read((tx) => tx.chats.memberIds(chat, 10));
  assert.equal(members.length, 4, 'nobody is removed');
  const diligent = await world.store.read(async (tx) => {
    const known = await tx.chats.get(chat);
    return known && mostActive(tx, await tableOf(world, tx, known), chat, 'delete');
  });
  assert.deepEqual(diligent, [], 'a machine is no diligent admin');
});

test('long texts and foreign names count as links do; short texts, and longer times, do not', async (t) => {
  const { world, join, say, standing } = await openGroup(t);
  const rowan = await join('Rowan');
  for (const _ of [1, 2, 3]) await say(rowan, 'thank you!');
  for (const text of [
    'Lamps,  lamps, the cheapest of all',
    'LAMPS, lamps, the cheapest of all',
    'ask @lamp_seller now',
  ])
    await say(rowan, text);
  assert.equal((await standing()).length, 6);
  await say(rowan, 'lamps, lamps, the cheapest of ALL');
  for (const link of ['or t.me/Lamp_seller', `or ${world.settings.httpBase}/lamp_seller`]) await say(rowan, link);
  assert.deepEqual(await standing(), ['thank you!', 'thank you!', 'thank you!']);
  for (const _ of [1, 2, 3]) {
    await say(rowan, 'another lamp, which is sold seldom');
    world.waitS(500);
  }
  assert.equal((await standing()).length, 6);
});

test('without anti-spam nothing is judged, and with it not admins, bots, those long here, nor names of the group', async (t) => {
  const open = await openGroup(t, false);
  const someone = await open.join('Rowan');
  for (const _ of [1, 2, 3]) await open.say(someone, lure);
  assert.equal((await open.standing()).length, 3);

  const { world, chat, owner, join, say, standing } = await openGroup(t);
  const long = await join('Sage');
  world.waitS(24 * 3600);
  const admin = await join('Wren');
  await editAdmin(world, { actor: owner, chat, account: admin, rights: ['pinMessages'], rank: '' });
  const rowan = await join('Rowan');
  await updateUsername(world, { account: admin, username: 'lamp_keeper' });
  const bot = await world.addPerson('Wick bot', { kind: 'bot' });
  await joinChannel(world, { account: bot, chat });
  for (const sender of [owner, long, admin, bot]) for (const _ of [1, 2, 3]) await say(sender, lure);
  for (const text of ['help me @lamp_keeper', 'here: @lamp_group']) for (const _ of [1, 2, 3]) await say(rowan, text);
  for (const _ of [1, 2]) await say(rowan, lure);
  assert.equal((await standing()).length, 20, 'a link that others repeat is no flood of newcomers');
});

test('what an admin brings back stands where it stood, is found, and its author is let be', async (t) => {
  const { world, chat, owner, join, say, standing } = await openGroup(t);
  const [rowan, sage] = [await join('Rowan'), await join('Sage')];
  const root = await say(owner, 'who sells lamps?');
  const first = await say(rowan, lure, root);
  await say(sage, lure);
  await say(owner, 'hm');
  await say(sage, lure);
  assert.deepEqual(await standing(), ['who sells lamps?', 'hm']);
  const before = await world.store.read((tx) => tx.messages.get(chat, [first]));
  assert.deepEqual(before, []);
  const report = (actor: AccountId, id: MessageId) => codeOf(bringBack(world, { actor, chat, id }));
  assert.equal(await report(sage, first), 'chat-admin-required');
  assert.equal(await report(owner, first), 'ok');
  assert.equal(await report(owner, first), 'ok');
  assert.deepEqual(await standing(), ['who sells lamps?', lure, 'hm']);
  const [back] = await world.store.read((tx) => tx.messages.get(chat, [first]));
  assert.deepEqual([back?.content.sender, back?.replyTo, back?.thread], [rowan, root, root]);
  assert.equal(back?.content.silent, true, 'it rang when it was written');
  assert.equal((await world.store.read((tx) => tx.threads.get(chat, root)))?.replies, 1);
  const found = await searchMessages(world, sage, 'lamps', { peer: chat }, firstPage);
  assert.deepEqual(
    found.messages.map(({ id }) => id),
    [first, root],
  );
  for (const _ of [1, 2, 3]) await say(rowan, lure);
  assert.equal((await standing()).length, 6, 'an author of whom it was wrong is judged no more');
  await say(sage, lure);
  assert.equal((await standing()).length, 6, 'others are');
});

test('only what the anti-spam took is brought back, and only while its author might write it', async (t) => {
  const { world, chat, owner, join, say, standing } = await openGroup(t);
  const rowan = await join('Rowan');
  const deleted = await say(rowan, 'a word');
  await deletePosts(world, { account: owner, chat, ids: [deleted] });
  const ids = [await say(rowan, lure), await say(rowan, lure), await say(rowan, lure)];
  assert.deepEqual(await standing(), []);
  const report = (id: MessageId) => codeOf(bringBack(world, { actor: owner, chat, id }));
  assert.equal(await report(deleted), 'message-id-invalid');
  await suspendAccount(world, rowan);
  assert.equal(await report(ids[0] ?? 0), 'message-id-invalid');
  assert.deepEqual(await standing(), []);
});
