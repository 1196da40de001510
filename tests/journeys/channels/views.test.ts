import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { TelegramClient, tl } from '@mtcute/node';
import { listen } from '../../support/acquaintance.ts';
import { type ChannelWorld, openChannelWorld } from '../../support/channel-world.ts';
import { until } from '../../support/until.ts';

let world: ChannelWorld;
let olive: TelegramClient;
let rowan: TelegramClient;
let sage: TelegramClient;
let channel: number;

before(async () => {
  world = await openChannelWorld(['Olive', 'Rowan', 'Sage']);
  [olive, rowan, sage] = world.clients as [TelegramClient, TelegramClient, TelegramClient];
  channel = (await olive.createChannel({ title: 'Lamp news', description: '' })).id;
  await olive.setChatUsername(channel, 'lamp_news');
  for (const client of [rowan, sage]) await client.joinChat('lamp_news');
});

after(() => world?.close());

async function look(client: TelegramClient, ids: number[], increment = true): Promise<tl.TypeMessageViews[]> {
  const peer = await client.resolvePeer('lamp_news');
  return (await client.call({ _: 'messages.getMessagesViews', peer, id: ids, increment })).views;
}

const viewsOf = async (client: TelegramClient, id: number): Promise<number | undefined> =>
  (await look(client, [id], false))[0]?.views;

test('each reader counts once, however often they look and on however many posts', async () => {
  const first = await olive.sendText(channel, 'the first lamp');
  const second = await olive.sendText(channel, 'the second lamp');
  assert.equal(first.views, 1);
  const heard = listen(olive);
  assert.deepEqual(
    (await look(rowan, [first.id, second.id])).map(({ views }) => views),
    [2, 2],
  );
  assert.deepEqual(
    (await look(rowan, [first.id])).map(({ views }) => views),
    [2],
  );
  await until(() => heard.some((update) => update._ === 'updateChannelMessageViews' && update.id === second.id));
  await look(rowan, [first.id, second.id]);
  await look(sage, [first.id]);
  await look(olive, [first.id]);
  await until(async () => (await viewsOf(sage, first.id)) === 3);
  assert.equal(await viewsOf(sage, second.id), 2);
  // A look is in the answer at once and in the post itself a moment later.
  await until(async () => (await sage.getMessages('lamp_news', [first.id]))[0]?.views === 3);
  const [seen] = await sage.getMessages('lamp_news', [first.id]);
  assert.equal(seen?.forwards, 0);
});

test('forwards are counted, and a forwarded post carries the counters of the original', async () => {
  const post = await olive.sendText(channel, 'pass this lamp on');
  const heard = listen(olive);
  await rowan.forwardMessagesById({ fromChatId: 'lamp_news', messages: [post.id], toChatId: 'me' });
  await until(() =>
    heard.some(
      (update) => update._ === 'updateChannelMessageForwards' && update.id === post.id && update.forwards === 1,
    ),
  );
  const [kept] = await rowan.getHistory('me', { limit: 1 });
  assert.equal(kept?.forwards, 1);
  assert.equal(kept?.views, 1);
  await look(sage, [post.id]);
  await until(async () => (await rowan.getHistory('me', { limit: 1 }))[0]?.views === 2);
});

test('what is no post has no counters, and strangers to a private channel learn none', async () => {
  const group = await olive.createSupergroup({ title: 'Wick trimmers', description: '' });
  const said = await olive.sendText(group.id, 'no post');
  assert.equal(said.views, null);
  const peer = await olive.resolvePeer(group.id);
  const { views } = await olive.call({ _: 'messages.getMessagesViews', peer, id: [said.id], increment: true });
  assert.deepEqual(views, [{ _: 'messageViews', views: undefined, forwards: undefined, replies: undefined }]);
});
