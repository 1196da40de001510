import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import Long from 'long';
import type { TelegramClient, tl } from '@mtcute/node';
import { listen, refusal } from '../support/acquaintance.ts';
import { signUp } from '../support/mtcute-client.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { until } from '../support/until.ts';

const texts = {
  English: ['The lamp stands on the window sill', 'window'],
  Russian: ['Керосиновые лампы стояли на окнах', 'лампы'],
  Arabic: ['المصباح على النافذة', 'المصباح'],
  Chinese: ['窗台上有一盏煤油灯', '煤油灯'],
} as const;

describe('a private chat through mtcute', () => {
  let server: TestServer;
  let ann: TelegramClient;
  let ben: TelegramClient;
  let toBen = 0;
  let toAnn = 0;

  before(async () => {
    server = await startTestServer();
    ann = await signUp(server, '15550180001', 'Ann');
    ben = await signUp(server, '15550180002', 'Ben');
    toBen = await meet(ann, '15550180002');
    toAnn = await meet(ben, '15550180001');
  });

  after(async () => {
    await ann?.destroy();
    await ben?.destroy();
    await server?.stop();
  });

  test('typing is told to whom it concerns, in a private chat, a group and a supergroup, and is not kept', async () => {
    const heard = listen(ben);
    const kinds = () => new Set(heard.map(({ _ }) => _));
    await ann.sendTyping(toBen, 'typing');
    await until(() => kinds().has('updateUserTyping'));
    const { chat: group } = await ann.createGroup({ title: 'Lamps', users: [toBen] });
    await ann.sendTyping(group.id, 'typing');
    await until(() => kinds().has('updateChatUserTyping'));
    const supergroup = await ann.createSupergroup({ title: 'Lamps' });
    await ann.addChatMembers(supergroup.id, [toBen], {});
    await until(() => kinds().has('updateChannel'));
    await ann.sendTyping(supergroup.id, 'typing');
    await until(() => kinds().has('updateChannelUserTyping'));
    const state = await ben.call({ _: 'updates.getState' });
    const missed = await ben.call({ _: 'updates.getDifference', pts: 1, date: state.date - 60, qts: 0 });
    assert.equal(missed._, 'updates.difference');
    assert.ok(!JSON.stringify(missed).includes('UserTyping'));
  });

  test('words are found in their chat and globally, in four languages', async () => {
    for (const [text] of Object.values(texts)) await ann.sendText(toBen, text);
    for (const [language, [text, word]] of Object.entries(texts)) {
      const inChat = await ben.searchMessages({ chatId: toAnn, query: word });
      assert.deepEqual(
        inChat.map((message) => message.text),
        [text],
        `${language}, in the chat`,
      );
      const everywhere = await ben.searchGlobal({ query: word });
      assert.deepEqual(
        everywhere.map((message) => message.text),
        [text],
        `${language}, globally`,
      );
    }
    assert.deepEqual([...(await ben.searchMessages({ chatId: toAnn, query: 'paraffin' }))], []);
  });

  test('a scheduled message waits, is seen by its author only, and is sent by hand', async () => {
    const schedule = new Date(Date.now() + 3_600_000);
    const waiting = await ann.sendText(toBen, 'for later', { schedule });
    assert.equal((await ben.getHistory(toAnn, { limit: 1 }))[0]?.text === 'for later', false);
    const listed = await ann.getScheduledMessages(toBen, [waiting.id]);
    assert.equal(listed[0]?.text, 'for later');
    await ann.sendScheduled(toBen, waiting.id);
    await until(async () => (await ben.getHistory(toAnn, { limit: 1 }))[0]?.text === 'for later');
  });

  test('a scheduled message gets another text and another time; a time that has come sends it', async () => {
    const { id } = await ann.sendText(toBen, 'at noon', { schedule: new Date(Date.now() + 3_600_000) });
    const peer = await ann.resolvePeer(toBen);
    const inHours = (hours: number) => Math.floor(Date.now() / 1000) + hours * 3600;
    const edit = (scheduleDate: number, message?: string) =>
      ann.call({ _: 'messages.editMessage', peer, id, scheduleDate, ...(message ? { message } : {}) });
    const told = await edit(inHours(2), 'at midnight');
    assert.ok('updates' in told);
    assert.deepEqual(
      told.updates.map((update) => update._),
      ['updateNewScheduledMessage'],
    );
    const [listed] = await ann.getScheduledMessages(toBen, [id]);
    assert.equal(listed?.text, 'at midnight');
    assert.ok(listed.date.getTime() / 1000 >= inHours(2) - 60);
    await assert.rejects(edit(inHours(24 * 400)), /SCHEDULE_DATE_TOO_LATE/);
    await edit(inHours(0));
    await until(async () => (await ben.getHistory(toAnn, { limit: 1 }))[0]?.text === 'at midnight');
    await assert.rejects(edit(inHours(1)), /MESSAGE_ID_INVALID/);
  });

  test('a message that is forwarded for later waits, and names its author when it goes', async () => {
    const original = await ben.sendText(toAnn, 'worth repeating');
    await until(async () => (await ann.getHistory(toBen, { limit: 1 }))[0]?.text === 'worth repeating');
    const [mine] = await ann.getHistory(toBen, { limit: 1 });
    assert.ok(mine && original);
    await ann.call({
      _: 'messages.forwardMessages',
      fromPeer: await ann.resolvePeer(toBen),
      id: [mine.id],
      randomId: [await ann.getMtprotoMessageId()],
      toPeer: { _: 'inputPeerSelf' },
      scheduleDate: Math.floor(Date.now() / 1000) + 3600,
    });
    const waiting = await ann.call({
      _: 'messages.getScheduledHistory',
      peer: { _: 'inputPeerSelf' },
      hash: Long.ZERO,
    });
    assert.ok('messages' in waiting);
    const [kept] = waiting.messages;
    assert.equal((await ann.getHistory('me', { limit: 1 }))[0]?.text === 'worth repeating', false);
    assert.ok(kept && 'fwdFrom' in kept && kept.fwdFrom?.fromId?._ === 'peerUser');
    await ann.sendScheduled('me', kept.id);
    await until(async () => (await ann.getHistory('me', { limit: 1 }))[0]?.forward !== null);
    assert.equal((await ann.getHistory('me', { limit: 1 }))[0]?.text, 'worth repeating');
  });

  test('a timer on the chat is told to both and stands on what is sent from then on', async () => {
    await ann.setChatTtl(toBen, 86_400);
    await ann.sendText(toBen, 'gone tomorrow');
    // The library makes its own message out of a short answer, without the timer in it: both look into the history.
    for (const [client, peer] of [
      [ann, toBen],
      [ben, toAnn],
    ] as const) {
      const [there] = await client.getHistory(peer, { limit: 1 });
      assert.deepEqual([there?.text, there?.ttlPeriod], ['gone tomorrow', 86_400]);
    }
  });

  test('an account chooses how long it outlives silence, within the bounds', async () => {
    const days = (count: number): tl.RawAccountDaysTTL => ({ _: 'accountDaysTTL', days: count });
    await ann.call({ _: 'account.setAccountTTL', ttl: days(90) });
    assert.deepEqual(await ann.call({ _: 'account.getAccountTTL' }), days(90));
    assert.equal(await refusal(ann.call({ _: 'account.setAccountTTL', ttl: days(1) })), '400 TTL_DAYS_INVALID');
  });
});

async function meet(client: TelegramClient, phone: string): Promise<number> {
  const { users } = await client.importContacts([{ phone, firstName: 'Friend', lastName: '' }]);
  return users[0]?.id ?? assert.fail('nobody there');
}
