import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import type { tl } from '@mtcute/core';
import Long from 'long';
import { createDispatcher } from '../../../tests/support/dispatcher.ts';
import { openStage, randomId, type Stage } from '../../../tests/replay/stage.ts';

const open = async (t: TestContext): Promise<Stage> => openStage(await createDispatcher(t));
const range = { offsetId: 0, addOffset: 0, limit: 50, maxId: 0, minId: 0, hash: Long.ZERO };
const fire = { _: 'reactionEmoji', emoticon: '🔥' };

async function found(s: Stage, peer: number, more: object): Promise<string[]> {
  const filter = { _: 'inputMessagesFilterEmpty' };
  const asked = { peer: s.peer(s.ann, peer), q: '', filter, minDate: 0, maxDate: 0, ...range, ...more };
  const answer = await s.asAnn('messages.search', asked);
  assert.ok('messages' in answer);
  return (answer.messages as tl.TypeMessage[]).map((one) => (one._ === 'message' ? one.message : one._));
}

test('Saved Messages are found by their tags, which are counted, part by part', async (t) => {
  const s = await open(t);
  for (const text of ['olive oil', 'a wick', 'sesame oil']) await s.say(s.ann, s.ann, text);
  const peer = s.peer(s.ann, s.ann);
  for (const message of await s.history(s.ann, s.ann))
    if (message._ === 'message' && message.message.endsWith('oil'))
      await s.annDoes('messages.sendReaction', { peer, msgId: message.id, reaction: [fire] });
  const tags = async (more: object = {}) => {
    const answer = await s.asAnn('messages.getSavedReactionTags', { hash: Long.ZERO, ...more });
    assert.ok(answer._ === 'messages.savedReactionTags');
    return answer;
  };
  const all = await tags();
  assert.deepEqual(
    all.tags.map(({ count, reaction }) => [count, reaction]),
    [[2, fire]],
  );
  assert.deepEqual((await tags({ peer: s.peer(s.ann, s.ben) })).tags, []);
  assert.equal(
    (await s.asAnn('messages.getSavedReactionTags', { hash: all.hash }))._,
    'messages.savedReactionTagsNotModified',
  );
  assert.deepEqual(await found(s, s.ann, { savedReaction: [fire] }), ['sesame oil', 'olive oil']);
  assert.deepEqual(await found(s, s.ann, { savedReaction: [fire], q: 'olive' }), ['olive oil']);
  assert.deepEqual(await found(s, s.ann, { savedReaction: [{ ...fire, emoticon: '👍' }] }), []);
  const [newest] = await s.history(s.ann, s.ann);
  assert.ok(newest?._ === 'message' && newest.reactions?.reactionsAsTags);
  await assert.rejects(found(s, s.ben, { savedReaction: [fire] }), /PEER_ID_INVALID/);
});

test('one finds where one was mentioned also after one has seen it, in small and large groups', async (t) => {
  const s = await open(t);
  for (const chat of [await s.group(), await s.supergroup()]) {
    const entities = [{ _: 'inputMessageEntityMentionName', offset: 0, length: 3, userId: s.user(s.ben, s.ann) }];
    await s.say(s.ben, chat, 'Ann, the wick', { entities });
    await s.say(s.ben, chat, 'nobody in particular');
    const filter = { _: 'inputMessagesFilterMyMentions' };
    assert.deepEqual(await found(s, chat, { filter }), ['Ann, the wick']);
    await s.annDoes('messages.readMentions', { peer: s.peer(s.ann, chat) });
    assert.deepEqual(await found(s, chat, { filter }), ['Ann, the wick']);
    const unread = await s.asAnn('messages.getUnreadMentions', { peer: s.peer(s.ann, chat), ...range });
    assert.ok('messages' in unread);
    assert.deepEqual(unread.messages, []);
    const calendar = { peer: s.peer(s.ann, chat), filter, offsetId: 0, offsetDate: 0 };
    const days = await s.asAnn('messages.getSearchResultsCalendar', calendar);
    assert.ok(days._ === 'messages.searchResultsCalendar' && days.count === 1);
    const past = await s.asAnn('messages.getSearchResultsCalendar', { ...calendar, offsetDate: 1 });
    assert.ok(past._ === 'messages.searchResultsCalendar' && past.periods.length === 0);
  }
});

const words = (text: string) => ({ _: 'textWithEntities', text, entities: [] });
const pollOf = (more: object) => ({
  _: 'inputMediaPoll',
  poll: {
    ...{ _: 'poll', id: Long.ZERO, hash: Long.ZERO, question: words('Which oils?'), publicVoters: true },
    answers: ['olive', 'sesame', 'whale'].map((one, index) => ({
      ...{ _: 'pollAnswer', text: words(one), option: Uint8Array.of(index) },
    })),
    ...more,
  },
});

test('votes are listed whole, each voter once, page by page, and those of one answer by who gave them', async (t) => {
  const s = await open(t);
  const group = await s.group();
  const media = pollOf({ multipleChoice: true });
  const peer = s.peer(s.ann, group);
  await s.annDoes('messages.sendMedia', { peer, media, message: '', randomId: randomId() });
  const [mine, theirs] = [await s.newest(s.ann, group), await s.newest(s.ben, group)];
  await s.annDoes('messages.sendVote', { peer, msgId: mine.id, options: [Uint8Array.of(0)] });
  s.dispatcher.world.waitS(5);
  const options = [Uint8Array.of(0), Uint8Array.of(2)];
  await s.benDoes('messages.sendVote', { peer: s.peer(s.ben, group), msgId: theirs.id, options });
  const votes = async (more: object) => {
    const answer = await s.asAnn('messages.getPollVotes', { peer, id: mine.id, limit: 1, ...more });
    assert.ok(answer._ === 'messages.votesList');
    return answer;
  };
  const first = await votes({});
  assert.deepEqual([first.count, first.votes[0]?._], [2, 'messagePeerVoteMultiple']);
  assert.ok(first.votes[0]?._ === 'messagePeerVoteMultiple');
  assert.deepEqual(
    first.votes[0].options.map((option) => [...option]),
    [[0], [2]],
  );
  const second = await votes({ offset: first.nextOffset });
  assert.deepEqual([second.votes.length, second.votes[0]?._, second.nextOffset], [1, 'messagePeerVote', undefined]);
  const whale = await votes({ option: Uint8Array.of(2) });
  assert.deepEqual([whale.count, whale.votes[0]?._], [1, 'messagePeerVoteInputOption']);
});

test('an explanation is short and what is formatted lies inside its words', async (t) => {
  const s = await open(t);
  const quiz = { ...pollOf({ quiz: true }), correctAnswers: [0], solutionEntities: [] };
  const send = (media: object) =>
    s.annDoes('messages.sendMedia', { peer: s.peer(s.ann, s.ben), media, message: '', randomId: randomId() });
  await assert.rejects(send({ ...quiz, solution: 'x'.repeat(201) }), /MEDIA_CAPTION_TOO_LONG/);
  const beyond = [{ _: 'messageEntityBold', offset: 2, length: 5 }];
  await assert.rejects(send({ ...quiz, solution: 'oil', solutionEntities: beyond }), /ENTITY_BOUNDS_INVALID/);
  await send({ ...quiz, solution: 'olive oil', solutionEntities: beyond });
});

test('an edit rolls no dice, begins no poll and takes none away', async (t) => {
  const s = await open(t);
  const peer = s.peer(s.ann, s.ben);
  await s.say(s.ann, s.ben, 'a lamp');
  const { id } = await s.newest(s.ann, s.ben);
  const edit = (message: number, media: object) => s.annDoes('messages.editMessage', { peer, id: message, media });
  await assert.rejects(edit(id, { _: 'inputMediaDice', emoticon: '🎲' }), /MEDIA_NEW_INVALID/);
  await assert.rejects(edit(id, pollOf({})), /MEDIA_NEW_INVALID/);
  await s.annDoes('messages.sendMedia', { peer, media: pollOf({}), message: '', randomId: randomId() });
  const poll = await s.newest(s.ann, s.ben);
  const venue = {
    ...{ _: 'inputMediaVenue', geoPoint: { _: 'inputGeoPoint', lat: 1, long: 2 }, title: 'Room', address: 'Street' },
    ...{ provider: '', venueId: '', venueType: '' },
  };
  await assert.rejects(edit(poll.id, venue), /MEDIA_PREV_INVALID/);
});

test('who may not delete for everybody is told so, and nothing goes', async (t) => {
  const s = await open(t);
  const group = await s.group();
  await s.say(s.ben, group, 'a lamp');
  const { id } = await s.newest(s.ann, group);
  await assert.rejects(s.annDoes('messages.deleteMessages', { id: [id], revoke: true }), /MESSAGE_DELETE_FORBIDDEN/);
  assert.equal((await s.newest(s.ann, group)).id, id);
  await s.annDoes('messages.deleteMessages', { id: [id] });
  assert.equal((await s.newest(s.ben, group)).message, 'a lamp');
});

test('taps on an emoji are seen by the other side on its own copy; what nobody is to be told is no typing', async (t) => {
  const s = await open(t);
  await s.say(s.ann, s.ann, 'so that numbers differ');
  await s.say(s.ann, s.ben, '🔥');
  const [mine, theirs] = [await s.newest(s.ann, s.ben), await s.newest(s.ben, s.ann)];
  assert.notEqual(mine.id, theirs.id);
  const takePushes = await s.dispatcher.addDevice(s.ben);
  await takePushes();
  const shows = async (action: object) => {
    await s.annDoes('messages.setTyping', { peer: s.peer(s.ann, s.ben), action });
    return (await takePushes()).map((bytes) => {
      const told = s.dispatcher.codec.read(bytes);
      assert.ok(told._ === 'updateShort' && told.update._ === 'updateUserTyping');
      return told.update.action;
    });
  };
  const interaction = { _: 'dataJSON', data: '{"v":1,"a":[{"i":1,"t":0.2}]}' };
  const tap = { _: 'sendMessageEmojiInteraction', emoticon: '🔥', msgId: mine.id, interaction };
  assert.deepEqual(await shows(tap), [{ ...tap, msgId: theirs.id }]);
  const seen = { _: 'sendMessageEmojiInteractionSeen', emoticon: '🔥' };
  assert.deepEqual(await shows(seen), [seen]);
  assert.deepEqual(await shows({ _: 'speakingInGroupCallAction' }), []);
});

test('who has not voted is shown neither counts nor the right answer of a quiz', async (t) => {
  const s = await open(t);
  const text = (words: string) => ({ _: 'textWithEntities', text: words, entities: [] });
  const answers = ['oil', 'wax'].map((words, index) => ({
    ...{ _: 'pollAnswer', text: text(words), option: Uint8Array.of(index) },
  }));
  const poll = { _: 'poll', id: Long.ZERO, quiz: true, question: text('What burns?'), answers, hash: Long.ZERO };
  const media = { _: 'inputMediaPoll', poll, correctAnswers: [0] };
  await s.annDoes('messages.sendMedia', { peer: s.peer(s.ann, s.ben), media, message: '', randomId: randomId() });
  const shown = async () => {
    const carried = (await s.newest(s.ben, s.ann)).media;
    assert.ok(carried?._ === 'messageMediaPoll');
    return carried.results.results?.map(({ correct, voters }) => [correct ?? false, voters]);
  };
  assert.equal(await shown(), undefined);
  const msgId = (await s.newest(s.ben, s.ann)).id;
  await s.benDoes('messages.sendVote', { peer: s.peer(s.ben, s.ann), msgId, options: [Uint8Array.of(1)] });
  assert.deepEqual(await shown(), [
    [true, 0],
    [false, 1],
  ]);
});
