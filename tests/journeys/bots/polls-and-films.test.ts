import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { TelegramClient, tl } from '@mtcute/node';
import { Api, InputFile } from 'grammy';
import type { Message, Update } from 'grammy/types';
import sharp from 'sharp';
import { find, listen, refusal } from '../../support/acquaintance.ts';
import { signUp } from '../../support/mtcute-client.ts';
import type { TestServer } from '../../support/server.ts';
import { until } from '../../support/until.ts';
import { callApi, makeBot, startBotServer } from './bot-world.ts';

// Ann's number is of Russia, Bea's of Canada: +1 is told apart by its area code.
const [annPhone, beaPhone] = ['+79990000451', '+14165550143'];
let server: TestServer;
let ann: TelegramClient;
let bea: TelegramClient;
let annId: number;
let token: string;
let api: Api;
let channel: number;
let group: number;

before(async () => {
  server = await startBotServer();
  ann = await signUp(server, annPhone, 'Ann');
  bea = await signUp(server, beaPhone, 'Bea');
  annId = (await ann.getMe()).id;
  await bea.setMyUsername('bea_of_polls');
  token = await makeBot(server, annPhone, 'poll_bot');
  api = new Api(token, { apiRoot: server.http });
  await ann.sendText('poll_bot', '/start');
  channel = (await ann.createChannel({ title: 'News of lamps' })).id;
  group = (await ann.createSupergroup({ title: 'Keepers' })).id;
  await ann.setChatUsername(channel, 'lamps_of_polls');
  await ann.addChatMembers(group, ['poll_bot', 'bea_of_polls'], {});
  await bea.joinChat('lamps_of_polls');
  await ann.editAdminRights({ chatId: channel, userId: 'poll_bot', rights: { postMessages: true }, rank: '' });
});

after(async () => {
  await ann?.destroy();
  await bea?.destroy();
  await server?.stop();
});

async function errorOf(method: string, body: object): Promise<string> {
  const { ok, error_code, description } = await callApi(server, token, method, body);
  return ok ? 'no error' : `${error_code} ${description}`;
}

const wanted = ['message', 'poll_answer', 'callback_query'] as const;
let offset = 0;
async function heard<T>(look: (update: Update) => T | undefined): Promise<T> {
  for (;;) {
    for (const update of await api.getUpdates({ offset, timeout: 5, allowed_updates: [...wanted] })) {
      offset = update.update_id + 1;
      const found = look(update);
      if (found !== undefined) return found;
    }
  }
}

const pictureFile = () =>
  sharp({ create: { width: 320, height: 240, channels: 3, background: '#a60' } })
    .jpeg()
    .toBuffer();
const two = [{ text: 'yes' }, { text: 'no' }];
const words = (text: string): tl.RawTextWithEntities => ({ _: 'textWithEntities', text, entities: [] });

/** The poll of a message as a person's client has it. */
async function pollOf(client: TelegramClient, chat: number, id: number): Promise<tl.RawMessageMediaPoll> {
  const [message] = await client.getMessages(chat, id);
  const raw = message?.raw;
  assert.ok(raw?._ === 'message' && raw.media?._ === 'messageMediaPoll');
  return raw.media;
}

describe('who may vote', () => {
  test('people of other countries than those named hear so', async () => {
    const chat_id = channel;
    const { message_id, poll } = await api.sendPoll(chat_id, 'Oil?', two, { country_codes: ['RU'] });
    assert.deepEqual([poll.country_codes, poll.members_only], [['RU'], false]);
    const shown = await pollOf(bea, channel, message_id);
    assert.deepEqual(shown.poll.countriesIso2, ['RU']);
    await ann.sendVote({ chatId: channel, message: message_id, options: [0] });
    assert.equal(
      await refusal(bea.sendVote({ chatId: channel, message: message_id, options: [0] })),
      '406 POLL_COUNTRY_RESTRICTED',
    );
    const canadian = await api.sendPoll(chat_id, 'Wick?', two, { country_codes: ['CA'] });
    await bea.sendVote({ chatId: channel, message: canadian.message_id, options: [0] });
    const american = await api.sendPoll(chat_id, 'Glass?', two, { country_codes: ['US'] });
    assert.equal(
      await refusal(bea.sendVote({ chatId: channel, message: american.message_id, options: [0] })),
      '406 POLL_COUNTRY_RESTRICTED',
    );
  });

  test('of members, those of less than a day do not', async () => {
    const { message_id, poll } = await api.sendPoll(channel, 'Brass?', two, { members_only: true });
    assert.equal(poll.members_only, true);
    assert.equal((await pollOf(bea, channel, message_id)).poll.subscribersOnly, true);
    assert.equal(
      await refusal(bea.sendVote({ chatId: channel, message: message_id, options: [0] })),
      '406 POLL_MEMBER_RESTRICTED',
    );
  });

  test('only in channels, and countries have two letters', async () => {
    const poll = { chat_id: group, question: 'Oil?', options: two };
    const elsewhere = '400 Bad Request: poll voters can be restricted only in channel chats';
    assert.equal(await errorOf('sendPoll', { ...poll, members_only: true }), elsewhere);
    assert.equal(await errorOf('sendPoll', { ...poll, country_codes: ['RU'] }), elsewhere);
    const wrong = { ...poll, chat_id: channel, country_codes: ['Russia'] };
    assert.equal(await errorOf('sendPoll', wrong), '400 Bad Request: invalid country code specified');
    const many = { ...poll, chat_id: channel, country_codes: Array.from({ length: 13 }, () => 'RU') };
    assert.equal(await errorOf('sendPoll', many), '400 Bad Request: too many countries specified');
  });
});

describe('answers that voters add', () => {
  test('are told to everybody, voted for, and taken back by who added them or by the author', async () => {
    const asked = await api.sendPoll(group, 'Which oil?', two, { is_anonymous: false, allow_adding_options: true });
    const msgId = asked.message_id;
    const peer = await bea.resolvePeer(group);
    const told = listen(ann);
    await bea.call({
      _: 'messages.addPollAnswer',
      peer,
      msgId,
      answer: { _: 'inputPollAnswer', text: words('paraffin') },
    });
    const said = await heard(({ message }) => message?.poll_option_added);
    assert.equal(said.option_text, 'paraffin');
    assert.equal(said.poll_message?.message_id, msgId);
    await until(() => told.some((update) => update._ === 'updateMessagePoll'));
    const media = await pollOf(ann, group, msgId);
    assert.equal(media.poll.openAnswers, true);
    const added = media.poll.answers[2];
    assert.ok(added?._ === 'pollAnswer');
    assert.deepEqual([added.text.text, added.addedBy], ['paraffin', { _: 'peerUser', userId: (await bea.getMe()).id }]);
    await ann.sendVote({ chatId: group, message: msgId, options: [2] });
    const vote = await heard(({ poll_answer }) => poll_answer);
    assert.deepEqual([vote.option_ids, vote.option_persistent_ids], [[2], [said.option_persistent_id]]);
    // Ann did not write the poll, nor this answer.
    const { option } = added;
    const annPeer = await ann.resolvePeer(group);
    assert.equal(
      await refusal(ann.call({ _: 'messages.deletePollAnswer', peer: annPeer, msgId, option })),
      '403 MESSAGE_AUTHOR_REQUIRED',
    );
    await bea.call({ _: 'messages.deletePollAnswer', peer, msgId, option });
    const gone = await heard(({ message }) => message?.poll_option_deleted);
    assert.deepEqual([gone.option_text, gone.option_persistent_id], ['paraffin', said.option_persistent_id]);
    const { options, total_voter_count } = await api.stopPoll(group, msgId);
    assert.deepEqual([options.map(({ text }) => text), total_voter_count], [['yes', 'no'], 0]);
    const late = { _: 'inputPollAnswer', text: words('whale') } as const;
    assert.equal(
      await refusal(bea.call({ _: 'messages.addPollAnswer', peer, msgId, answer: late })),
      '400 MESSAGE_POLL_CLOSED',
    );
  });

  test('not to polls that were not opened, nor to anonymous ones', async () => {
    const closed = await api.sendPoll(group, 'Oil?', two, { is_anonymous: false });
    const answer = { _: 'inputPollAnswer', text: words('maybe') } as const;
    const peer = await bea.resolvePeer(group);
    assert.equal(
      await refusal(bea.call({ _: 'messages.addPollAnswer', peer, msgId: closed.message_id, answer })),
      '400 POLL_UNSUPPORTED',
    );
    const anonymous = { chat_id: group, question: 'Oil?', options: two, allow_adding_options: true };
    assert.equal(await errorOf('sendPoll', anonymous), "400 Bad Request: options can't be added to anonymous polls");
  });
});

describe('what stands beside the words of a poll', () => {
  test('pictures, places and links come with its answers, its description and its explanation', async () => {
    const picture = new InputFile(await pictureFile(), 'lamp.jpg');
    const sent = await api.sendPoll(
      annId,
      'Where is it?',
      [
        { text: 'here', media: { type: 'photo', media: picture } },
        { text: 'there', media: { type: 'link', url: 'https://example.org/there' } },
      ],
      {
        type: 'quiz',
        correct_option_ids: [0],
        explanation: 'look',
        explanation_media: { type: 'location', latitude: 1, longitude: 2 },
        description: 'a light',
        media: { type: 'venue', latitude: 3, longitude: 4, title: 'Lighthouse', address: 'Pier 1' },
      },
    );
    checkShown(sent.poll);
    const raw = await pollOf(ann, (await find(ann, 'poll_bot')).id, await newestId());
    const [here, there] = raw.poll.answers;
    assert.ok(here?._ === 'pollAnswer' && here.media?._ === 'messageMediaPhoto' && there?._ === 'pollAnswer');
    assert.ok(there.media?._ === 'messageMediaWebPage' && raw.attachedMedia?._ === 'messageMediaVenue');
    assert.ok(here.media.photo?._ === 'photo');
    const fileId = sent.poll.options[0]?.media?.photo?.at(-1)?.file_id ?? '';
    assert.ok((await api.getFile(fileId)).file_path);
  });

  test('a kind that none has is named', async () => {
    const poll = { chat_id: annId, question: 'Oil?' };
    const option = (media: object) => ({ ...poll, options: [{ text: 'a', media }, { text: 'b' }] });
    assert.equal(
      await errorOf('sendPoll', option({ type: 'audio', media: 'x' })),
      '400 Bad Request: failed to parse poll option media: invalid type specified',
    );
    assert.equal(
      await errorOf('sendPoll', option({ type: 'photo' })),
      "400 Bad Request: failed to parse poll option media: can't parse InputMedia: media not found",
    );
    assert.equal(
      await errorOf('sendPoll', { ...poll, options: two, media: { type: 'sticker', media: 'x' } }),
      '400 Bad Request: failed to parse InputPollMedia: invalid type specified',
    );
  });
});

function checkShown(poll: Message.PollMessage['poll']): void {
  assert.ok((poll.options[0]?.media?.photo?.length ?? 0) > 0);
  assert.deepEqual(poll.options[1]?.media, { link: { url: 'https://example.org/there' } });
  assert.deepEqual(poll.explanation_media, { location: { latitude: 1, longitude: 2 } });
  assert.equal(poll.description, 'a light');
  assert.equal(poll.media?.venue?.title, 'Lighthouse');
}

const newestId = async (): Promise<number> => (await ann.getHistory('poll_bot', { limit: 1 }))[0]?.id ?? 0;

describe('what a bot says beside a message', () => {
  test('one answer of a poll is answered, in both doors; another is none', async () => {
    const asked = await api.sendPoll(group, 'Which oil?', two, { is_anonymous: false });
    const id = asked.poll.options[1]?.persistent_id ?? '';
    const reply = { message_id: asked.message_id, poll_option_id: id };
    const sent = await api.sendMessage(group, 'why not?', { reply_parameters: reply });
    assert.equal(sent.reply_to_poll_option_id, id);
    const [message] = await ann.getMessages(group, sent.message_id);
    const raw = message?.raw;
    assert.ok(raw?._ === 'message' && raw.replyTo?._ === 'messageReplyHeader');
    assert.equal(raw.replyTo.pollOption?.toBase64(), id);
    const body = { chat_id: group, text: 'a', reply_parameters: { ...reply, poll_option_id: 'x' } };
    assert.equal(await errorOf('sendMessage', body), '400 Bad Request: POLL_OPTION_INVALID');
  });

  test('the end of a poll brings another keyboard, or takes it away', async () => {
    const keyboard = (text: string) => ({ inline_keyboard: [[{ text, callback_data: text }]] });
    const first = await api.sendPoll(group, 'Oil?', two, { reply_markup: keyboard('more') });
    await api.stopPoll(group, first.message_id, { reply_markup: keyboard('again') });
    const second = await api.sendPoll(group, 'Oil?', two, { reply_markup: keyboard('more') });
    await api.stopPoll(group, second.message_id);
    const markups = await ann.getMessages(group, [first.message_id, second.message_id]);
    const texts = markups.map((one) => {
      const raw = one?.raw;
      assert.ok(raw?._ === 'message');
      return raw.replyMarkup?._ === 'replyInlineMarkup' ? raw.replyMarkup.rows[0]?.buttons[0]?.text : undefined;
    });
    assert.deepEqual(texts, ['again', undefined]);
  });

  test('a text may have its preview above or have none, and an edit says so anew', async () => {
    const sent = await api.sendMessage(annId, 'see https://example.org', {
      link_preview_options: { show_above_text: true },
    });
    assert.deepEqual(sent.link_preview_options, { show_above_text: true });
    const edit = (text: string, is_disabled: boolean) =>
      api.editMessageText(annId, sent.message_id, text, { link_preview_options: { is_disabled } });
    const without = await edit('or see https://example.com', true);
    assert.ok(without !== true);
    assert.deepEqual(without.link_preview_options, { is_disabled: true });
    const plain = await edit('see both', false);
    assert.ok(plain !== true);
    assert.equal(plain.link_preview_options, undefined);
  });

  test('what is forwarded goes to the topic that is named', async () => {
    const forum = (await ann.createSupergroup({ title: 'Topics', forum: true })).id;
    await ann.addChatMembers(forum, ['poll_bot'], {});
    await ann.editAdminRights({ chatId: forum, userId: 'poll_bot', rights: { manageTopics: true }, rank: '' });
    const { message_thread_id } = await api.createForumTopic(forum, 'Oil');
    const { message_id } = await api.sendMessage(annId, 'oil is dear');
    const forwarded = await api.forwardMessage(forum, annId, message_id, { message_thread_id });
    assert.equal(forwarded.message_thread_id, message_thread_id);
    const [copied] = await api.copyMessages(forum, annId, [message_id], { message_thread_id });
    const [message] = await ann.getMessages(forum, copied?.message_id ?? 0);
    const raw = message?.raw;
    assert.ok(raw?._ === 'message' && raw.replyTo?._ === 'messageReplyHeader');
    assert.equal(raw.replyTo.replyToMsgId, message_thread_id);
  });
});

describe('how videos begin and what comes with a message', () => {
  test('cover, beginning and effect come back in both doors, and go along with copies', async () => {
    const picture = new InputFile(await pictureFile(), 'lamp.jpg');
    const film = new InputFile(Buffer.from('not quite a film'), 'film.mp4');
    const effect = '5104841245755180586';
    const sent = await api.sendVideo(annId, film, {
      cover: picture,
      start_timestamp: 3,
      message_effect_id: effect,
      width: 320,
      height: 240,
      duration: 9,
    });
    assert.equal(sent.effect_id, effect);
    assert.ok((sent.video.cover?.length ?? 0) > 0);
    assert.equal(sent.video.start_timestamp, 3);
    const seen = async () => {
      const raw = (await ann.getHistory('poll_bot', { limit: 1 }))[0]?.raw;
      assert.ok(raw?._ === 'message' && raw.media?._ === 'messageMediaDocument');
      return { effect: raw.effect?.toString(), start: raw.media.videoTimestamp, cover: raw.media.videoCover?._ };
    };
    assert.deepEqual(await seen(), { effect, start: 3, cover: 'photo' });
    await api.copyMessage(annId, annId, sent.message_id, { video_start_timestamp: 5 });
    assert.deepEqual(await seen(), { effect: undefined, start: 5, cover: 'photo' });
    const forwarded = await api.forwardMessage(annId, annId, sent.message_id, {
      video_start_timestamp: 7,
      message_effect_id: effect,
    });
    assert.equal(forwarded.effect_id, effect);
    assert.deepEqual(await seen(), { effect, start: 7, cover: 'photo' });
    await api.editMessageMedia(annId, sent.message_id, {
      type: 'video',
      media: sent.video.file_id,
      cover: sent.video.cover?.at(-1)?.file_id ?? '',
    });
  });

  test('effects are for private chats', async () => {
    const message = { text: 'lit', message_effect_id: '5104841245755180586' };
    assert.equal(
      await errorOf('sendMessage', { chat_id: group, ...message }),
      "400 Bad Request: can't use message effects in the chat",
    );
    assert.equal(await errorOf('sendMessage', { chat_id: annId, ...message }), 'no error');
  });

  test('a second answer to a press is heard by nobody, and no error', async () => {
    await api.sendMessage(annId, 'press', { reply_markup: { inline_keyboard: [[{ text: 'x', callback_data: 'x' }]] } });
    await until(async () => (await ann.getHistory('poll_bot', { limit: 1 }))[0]?.text === 'press');
    const [message] = await ann.getHistory('poll_bot', { limit: 1 });
    assert.ok(message);
    const pressed = ann.getCallbackAnswer({ message, data: 'x' });
    const query = await heard(({ callback_query }) => callback_query?.id);
    assert.equal(await api.answerCallbackQuery(query, { text: 'lit' }), true);
    assert.equal(await api.answerCallbackQuery(query, { text: 'twice' }), true);
    assert.equal((await pressed).message, 'lit');
  });
});
