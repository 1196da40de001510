import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { Sticker, type TelegramClient, type tl, toggleChannelIdMark } from '@mtcute/node';
import { Api } from 'grammy';
import type { Update } from 'grammy/types';
import Long from 'long';
import { find, inputPeer, inputUser, listen, lookFully, refusal } from '../../support/acquaintance.ts';
import { signUp } from '../../support/mtcute-client.ts';
import type { TestServer } from '../../support/server.ts';
import { stickerPicture } from '../../support/sticker-files.ts';
import { until } from '../../support/until.ts';
import { callApi, makeBot, startBotServer } from './bot-world.ts';

const phone = '+79990000391';
let server: TestServer;
let ann: TelegramClient;
let bea: TelegramClient;
let annId: number;
let beaId: number;
let token: string;
let api: Api;

before(async () => {
  server = await startBotServer();
  ann = await signUp(server, phone, 'Ann');
  bea = await signUp(server, '+79990000392', 'Bea');
  annId = (await ann.getMe()).id;
  beaId = (await bea.getMe()).id;
  await bea.setMyUsername('bea_of_lamps');
  token = await makeBot(server, phone, 'list_bot');
  api = new Api(token, { apiRoot: server.http });
  await ann.sendText('list_bot', '/start');
});

after(async () => {
  await ann?.destroy();
  await bea?.destroy();
  await server?.stop();
});

let offset = 0;
/** The next update that this looks for. */
async function heard<T>(look: (update: Update) => T | undefined): Promise<T> {
  for (;;) {
    for (const update of await api.getUpdates({ offset, timeout: 5 })) {
      offset = update.update_id + 1;
      const found = look(update);
      if (found !== undefined) return found;
    }
  }
}

async function errorOf(method: string, body: object): Promise<string> {
  const { ok, error_code, description } = await callApi(server, token, method, body);
  return ok ? 'no error' : `${error_code} ${description}`;
}

const words = (text: string): tl.RawTextWithEntities => ({ _: 'textWithEntities', text, entities: [] });
const task = (id: number, text: string): tl.RawTodoItem => ({ _: 'todoItem', id, title: words(text) });

async function newestList(
  client: TelegramClient,
  peer: string | number,
): Promise<tl.RawMessageMediaToDo & { msgId: number }> {
  for (const { raw, id } of await client.getHistory(peer, { limit: 5 }))
    if (raw._ === 'message' && raw.media?._ === 'messageMediaToDo') return { ...raw.media, msgId: id };
  throw new Error('there is no list');
}

describe('checklists', () => {
  test('of people: a bot sees them, what was done of them and what was added; others change them if the author lets them', async () => {
    const group = await ann.createSupergroup({ title: 'Keepers' });
    await ann.addChatMembers(group.id, ['list_bot', 'bea_of_lamps'], {});
    await ann.editAdminRights({ chatId: group.id, userId: 'list_bot', rights: { pinMessages: true } });
    const peer = await ann.resolvePeer(group.id);
    const todo: tl.RawTodoList = { _: 'todoList', title: words('Evening'), list: [task(1, 'oil'), task(2, 'wicks')] };
    await ann.call({
      _: 'messages.sendMedia',
      ...{ peer, media: { _: 'inputMediaTodo', todo: { ...todo, othersCanComplete: true } }, message: '' },
      randomId: Long.fromNumber(501),
    });
    const sent = await heard(({ message }) => message?.checklist && message);
    assert.deepEqual(sent.checklist, {
      title: 'Evening',
      tasks: [
        { id: 1, text: 'oil' },
        { id: 2, text: 'wicks' },
      ],
      others_can_mark_tasks_as_done: true,
    });
    const { msgId } = await newestList(bea, group.id);
    const there = await bea.resolvePeer(group.id);
    await bea.call({ _: 'messages.toggleTodoCompleted', peer: there, msgId, completed: [2], incompleted: [] });
    const edited = await heard(({ edited_message }) => edited_message?.checklist);
    assert.equal(edited.tasks[1]?.completed_by_user?.id, beaId);
    const done = await heard(({ message }) => message?.checklist_tasks_done);
    assert.deepEqual(done.marked_as_done_task_ids, [2]);
    assert.equal(done.checklist_message?.message_id, msgId);
    const more = { _: 'messages.appendTodoList' as const, peer: there, msgId, list: [task(3, 'matches')] };
    assert.equal(await refusal(bea.call(more)), '403 MESSAGE_AUTHOR_REQUIRED');
    await ann.call({ ...more, peer });
    const added = await heard(({ message }) => message?.checklist_tasks_added);
    assert.deepEqual(added.tasks, [{ id: 3, text: 'matches' }]);
    assert.equal(await refusal(ann.call({ ...more, peer })), '400 TODO_ITEM_DUPLICATE');
    assert.equal((await newestList(ann, group.id)).completions?.[0]?.id, 2);
  });

  test('of the bot itself: sent, marked by the person and changed, with the marks of the tasks that stay', async () => {
    const checklist = {
      title: 'The <b>lamps</b>',
      parse_mode: 'HTML',
      tasks: [
        { id: 1, text: 'trim' },
        { id: 2, text: 'fill' },
      ],
      others_can_mark_tasks_as_done: true,
    };
    const { result } = await callApi(server, token, 'sendChecklist', { chat_id: annId, checklist });
    const { message_id } = result as { message_id: number };
    await until(async () => (await newestList(ann, 'list_bot')).todo.title.text === 'The lamps');
    const list = await newestList(ann, 'list_bot');
    assert.equal(list.todo.title.entities[0]?._, 'messageEntityBold');
    const peer = await ann.resolvePeer('list_bot');
    await ann.call({ _: 'messages.toggleTodoCompleted', peer, msgId: list.msgId, completed: [1, 2], incompleted: [] });
    await heard(({ message }) => message?.checklist_tasks_done);
    const shorter = { chat_id: annId, message_id, checklist: { title: 'Lamps', tasks: [{ id: 2, text: 'fill up' }] } };
    const edited = await callApi(server, token, 'editMessageChecklist', shorter);
    const { checklist: left } = edited.result as { checklist: { tasks: { completed_by_user?: { id: number } }[] } };
    assert.deepEqual(
      left.tasks.map(({ completed_by_user }) => completed_by_user?.id),
      [annId],
    );
    const connected = { business_connection_id: 'b', chat_id: annId, checklist };
    assert.equal(await errorOf('sendChecklist', connected), '400 Bad Request: business connection not found');
    assert.equal(
      await errorOf('sendChecklist', { chat_id: annId, checklist: { title: 'x', tasks: [] } }),
      '400 Bad Request: TODO_ITEMS_EMPTY',
    );
  });
});

describe('emoji statuses', () => {
  test('a person chooses one, lets a bot choose and takes it away', async () => {
    const set = await ann.createStickerSet({
      ...{ owner: 'me', title: 'Little lamps', shortName: 'little_lamps', type: 'emoji' },
      stickers: [{ file: await stickerPicture(100, 100), emojis: '🔥' }],
    });
    const sticker = set.stickers[0]?.sticker;
    assert.ok(sticker instanceof Sticker);
    const { id } = sticker.raw;
    await bea.sendText(annId, 'hello').catch(() => undefined);
    await ann.setEmojiStatus({ peerId: 'me', emoji: id });
    assert.equal((await ann.getMe()).emojiStatus?.emoji.toString(), id.toString());
    const recent = await ann.call({ _: 'account.getRecentEmojiStatuses', hash: Long.ZERO });
    assert.ok(recent._ === 'account.emojiStatuses' && recent.statuses.length === 1);
    const shown = await api.getChat(annId);
    assert.equal(shown.emoji_status_custom_emoji_id, id.toString());
    await ann.setEmojiStatus({ peerId: 'me', emoji: null });
    const status = { user_id: annId, emoji_status_custom_emoji_id: id.toString() };
    assert.equal(
      await errorOf('setUserEmojiStatus', status),
      "400 Bad Request: not enough rights to change the user's emoji status",
    );
    const bot = await find(ann, 'list_bot');
    await ann.call({ _: 'bots.toggleUserEmojiStatusPermission', bot: inputUser(bot), enabled: true });
    assert.equal((await lookFully(ann, bot)).botCanManageEmojiStatus, true);
    const updates = listen(ann);
    const until_date = Math.floor(Date.now() / 1000) + 3600;
    await api.setUserEmojiStatus(annId, {
      emoji_status_custom_emoji_id: id.toString(),
      emoji_status_expiration_date: until_date,
    });
    await until(() => updates.some((update) => update._ === 'updateUserEmojiStatus'));
    assert.equal((await api.getChat(annId)).emoji_status_expiration_date, until_date);
    await api.setUserEmojiStatus(annId);
    assert.equal((await api.getChat(annId)).emoji_status_custom_emoji_id, undefined);
    assert.equal(
      await errorOf('setUserEmojiStatus', { user_id: annId, emoji_status_custom_emoji_id: '7' }),
      '400 Bad Request: DOCUMENT_INVALID',
    );
  });
});

describe('people and chats that a button asks for', () => {
  test('come as a line of the chat, with what the button asked to know', async () => {
    await api.sendMessage(annId, 'who?', {
      reply_markup: {
        keyboard: [
          [
            { text: 'A keeper', request_users: { request_id: 7, request_name: true, request_username: true } },
            { text: 'A group', request_chat: { request_id: 8, chat_is_channel: false, request_title: true } },
          ],
        ],
      },
    });
    await until(async () => (await ann.getHistory('list_bot', { limit: 1 }))[0]?.text === 'who?');
    const [asked] = await ann.getHistory('list_bot', { limit: 1 });
    const msgId = asked?.id ?? 0;
    const peer = await ann.resolvePeer('list_bot');
    const keeper = inputPeer(await find(ann, 'bea_of_lamps'));
    const share = (buttonId: number, requested: tl.TypeInputPeer) =>
      ann.call({ _: 'messages.sendBotRequestedPeer', peer, msgId, buttonId, requestedPeers: [requested] });
    await share(7, keeper);
    assert.deepEqual(await heard(({ message }) => message?.users_shared), {
      request_id: 7,
      users: [{ user_id: beaId, first_name: 'Bea', username: 'bea_of_lamps' }],
    });
    const group = await ann.createGroup({ title: 'Lamps', users: [] });
    await share(8, await ann.resolvePeer(group.chat.id));
    assert.deepEqual(await heard(({ message }) => message?.chat_shared), {
      request_id: 8,
      chat_id: group.chat.id,
      title: 'Lamps',
    });
    assert.equal(await refusal(share(8, keeper)), '400 PEER_ID_INVALID');
    assert.equal(await refusal(share(9, keeper)), '400 MESSAGE_ID_INVALID');
  });

  test('also by a button that the bot prepared for its page', async () => {
    const button = { text: 'A keeper', request_users: { request_id: 11 } };
    const { result } = await callApi(server, token, 'savePreparedKeyboardButton', { user_id: annId, button });
    const { id } = result as { id: string };
    const bot = inputUser(await find(ann, 'list_bot'));
    const got = await ann.call({ _: 'bots.getRequestedWebViewButton', bot, webappReqId: id });
    assert.ok(got._ === 'keyboardButtonRequestPeer' && got.buttonId === 11);
    const requestedPeers = [inputPeer(await find(ann, 'bea_of_lamps'))];
    const peer = await ann.resolvePeer('list_bot');
    await ann.call({ _: 'messages.sendBotRequestedPeer', peer, webappReqId: id, buttonId: 11, requestedPeers });
    const shared = await heard(({ message }) => message?.users_shared);
    assert.deepEqual(shared, { request_id: 11, users: [{ user_id: beaId }] });
    const text = { user_id: annId, button: { text: 'none' } };
    assert.equal(await errorOf('savePreparedKeyboardButton', text), '400 Bad Request: BUTTON_INVALID');
  });

  test('somebody who never wrote lets the bot write', async () => {
    const bot = inputUser(await find(bea, 'list_bot'));
    assert.equal(
      await errorOf('sendMessage', { chat_id: beaId, text: 'x' }),
      "403 Forbidden: bot can't initiate conversation with a user",
    );
    assert.equal(await bea.call({ _: 'bots.canSendMessage', bot }), false);
    await bea.call({ _: 'bots.allowSendMessage', bot });
    assert.deepEqual(await heard(({ message }) => message?.write_access_allowed), { from_request: true });
    assert.equal(await bea.call({ _: 'bots.canSendMessage', bot }), true);
    assert.equal(await errorOf('sendMessage', { chat_id: beaId, text: 'x' }), 'no error');
  });
});

describe('a bot at the door', () => {
  test('is asked about everybody who wants in, shows a page and decides', async () => {
    const group = await ann.createSupergroup({ title: 'Guarded' });
    await ann.editAdminRights({ chatId: group.id, userId: 'list_bot', rights: { inviteUsers: true } });
    const channel = await ann.resolveChannel(group.id);
    const guardBot = inputUser(await find(ann, 'list_bot'));
    await ann.call({ _: 'channels.toggleJoinRequest', channel, enabled: false, guardBot });
    assert.equal((await api.getChat(group.id)).guard_bot?.username, 'list_bot');
    const { link } = await ann.createInviteLink(group.id, { withApproval: true });
    const ask = () => refusal(bea.call({ _: 'messages.importChatInvite', hash: link.split('+')[1] ?? '' }));
    assert.equal(await ask(), '400 INVITE_REQUEST_SENT');
    const first = (await heard(({ chat_join_request }) => chat_join_request)).query_id ?? '';
    const page = { chat_join_request_query_id: first, web_app_url: 'https://example.org/door' };
    assert.equal(await errorOf('sendChatJoinRequestWebApp', page), 'no error');
    const decline = { chat_join_request_query_id: first, result: 'decline' };
    assert.equal(await errorOf('answerChatJoinRequestQuery', decline), 'no error');
    assert.match(await errorOf('answerChatJoinRequestQuery', decline), /^400 Bad Request: query is too old/);
    await ask();
    const second = (await heard(({ chat_join_request }) => chat_join_request)).query_id ?? '';
    await api.raw.answerChatJoinRequestQuery({ chat_join_request_query_id: second, result: 'approve' });
    await until(async () => (await api.getChatMember(group.id, beaId)).status === 'member');
  });
});

test('the sums of reactions to posts come where nobody is named', async () => {
  const channel = await ann.createChannel({ title: 'News' });
  await ann.editAdminRights({ chatId: channel.id, userId: 'list_bot', rights: { postMessages: true } });
  const post = await ann.sendText(channel.id, 'news');
  await api.getUpdates({ offset, allowed_updates: ['message_reaction', 'message_reaction_count'] });
  await ann.sendReaction({ chatId: channel.id, message: post.id, emoji: '🔥' });
  const counts = await heard(({ message_reaction, message_reaction_count }) => {
    assert.equal(message_reaction, undefined);
    return message_reaction_count;
  });
  assert.deepEqual(
    [counts.chat.id, counts.message_id, counts.reactions],
    [channel.id, post.id, [{ type: { type: 'emoji', emoji: '🔥' }, total_count: 1 }]],
  );
});

test('admins who are not to be known react and vote as the chat, others as themselves', async () => {
  const group = await ann.createSupergroup({ title: 'Nameless' });
  await ann.addChatMembers(group.id, ['list_bot', 'bea_of_lamps'], {});
  await ann.editAdminRights({ chatId: group.id, userId: 'list_bot', rights: { pinMessages: true } });
  await ann.editAdminRights({ chatId: group.id, userId: 'me', rights: { anonymous: true } });
  await api.getUpdates({ offset, allowed_updates: ['message_reaction', 'poll_answer'] });
  const { message_id } = await api.sendMessage(group.id, 'like it?');
  const poll = await api.sendPoll(group.id, 'lit?', [{ text: 'yes' }, { text: 'no' }], { is_anonymous: false });
  for (const person of [ann, bea]) {
    await person.sendReaction({ chatId: group.id, message: message_id, emoji: '👍' });
    const { actor_chat, user, new_reaction } = await heard(({ message_reaction }) => message_reaction);
    assert.deepEqual(new_reaction, [{ type: 'emoji', emoji: '👍' }]);
    const asGroup = person === ann;
    assert.deepEqual([actor_chat?.id, user?.id], asGroup ? [group.id, undefined] : [undefined, beaId]);
    await person.sendVote({ chatId: group.id, message: poll.message_id, options: [0] });
    const vote = await heard(({ poll_answer }) => poll_answer);
    assert.deepEqual(vote.option_ids, [0]);
    assert.deepEqual([vote.voter_chat?.id, vote.user?.id], asGroup ? [group.id, undefined] : [undefined, beaId]);
    if (asGroup) assert.equal(vote.voter_chat?.title, 'Nameless');
  }
  // People do not learn more than bots.
  const peer = await bea.resolvePeer(group.id);
  const { reactions } = await bea.call({ _: 'messages.getMessageReactionsList', peer, id: message_id, limit: 10 });
  const shown = (peers: tl.TypePeer[]) => peers.map((one) => JSON.stringify(one)).sort();
  const asShown = shown([
    { _: 'peerUser', userId: beaId },
    { _: 'peerChannel', channelId: toggleChannelIdMark(group.id) },
  ]);
  assert.deepEqual(shown(reactions.map(({ peerId }) => peerId)), asShown);
  const { votes } = await bea.call({ _: 'messages.getPollVotes', peer, id: poll.message_id, limit: 10 });
  assert.deepEqual(shown(votes.map((vote) => vote.peer)), asShown);
  for (const { raw } of await bea.getHistory(group.id, { limit: 5 }))
    if (raw._ === 'message') assert.ok(!JSON.stringify([raw.reactions, raw.media]).includes(`"userId":${annId}`));
  // An admin takes away what was given in the name of the chat by naming the chat.
  await ann.editAdminRights({ chatId: group.id, userId: 'list_bot', rights: { deleteMessages: true } });
  assert.equal(
    await errorOf('deleteMessageReaction', { chat_id: group.id, message_id, actor_chat_id: group.id }),
    'no error',
  );
  assert.equal(await errorOf('deleteMessageReaction', { chat_id: group.id, message_id, user_id: beaId }), 'no error');
  const [left] = await ann
    .getHistory(group.id, { limit: 5 })
    .then((page) => page.filter(({ id }) => id === message_id));
  assert.deepEqual(left?.reactions?.reactions ?? [], []);
});

test('polls with a description, one answer, votes that stand, several right answers and counts that wait for the end', async () => {
  const lists = (texts: string[]) => texts.map((text) => ({ text }));
  const more = { is_anonymous: false, allows_revoting: false, hide_results_until_closes: true, shuffle_options: true };
  const one = await api.sendPoll(annId, 'q'.repeat(300), lists(['come']), {
    ...more,
    description: 'a *lamp*',
    description_parse_mode: 'MarkdownV2',
  });
  assert.equal(one.poll.description, 'a lamp');
  assert.deepEqual(one.poll.description_entities, [{ type: 'bold', offset: 2, length: 4 }]);
  assert.deepEqual([one.poll.allows_revoting, one.poll.options.length], [false, 1]);
  const peer = 'list_bot';
  const newest = async () => (await ann.getHistory(peer, { limit: 1 }))[0];
  const shown = await newest();
  assert.ok(shown?.raw._ === 'message' && shown.raw.media?._ === 'messageMediaPoll');
  const { poll } = shown.raw.media;
  assert.deepEqual([poll.revotingDisabled, poll.shuffleAnswers, poll.hideResultsUntilClose], [true, true, true]);
  assert.equal(shown.text, 'a lamp');
  const voted = await ann.sendVote({ chatId: peer, message: shown.id, options: [0] });
  assert.equal(voted.raw.closed ?? false, false);
  const media = (await newest())?.raw;
  assert.ok(media?._ === 'message' && media.media?._ === 'messageMediaPoll');
  const [result] = media.media.results.results ?? [];
  assert.deepEqual([result?.chosen, result?.voters], [true, 0]);
  assert.match(await refusal(ann.sendVote({ chatId: peer, message: shown.id, options: [] })), /REVOTE_NOT_ALLOWED/);
  const closed = await api.stopPoll(annId, one.message_id);
  assert.deepEqual([closed.is_closed, closed.options[0]?.voter_count], [true, 1]);

  const quiz = { type: 'quiz' as const, allows_multiple_answers: true, correct_option_ids: [0, 2] };
  const sent = await api.sendPoll(annId, 'which burn?', lists(['oil', 'water', 'wax']), quiz);
  assert.deepEqual([sent.poll.correct_option_ids, sent.poll.allows_multiple_answers], [[0, 2], true]);
  const countries = { members_only: true, country_codes: ['DE'] };
  const refused = { chat_id: annId, question: 'q', options: ['a', 'b'], ...countries };
  assert.equal(
    await errorOf('sendPoll', refused),
    '400 Bad Request: poll voters can be restricted only in channel chats',
  );
});
