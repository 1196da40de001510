import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import type { tl } from '@mtcute/core';
import Long from 'long';
import { createDispatcher } from '../../../tests/support/dispatcher.ts';
import { openStage, type Stage } from '../../../tests/replay/stage.ts';

interface Lit extends Stage {
  /** A custom emoji of this server, as a reaction. */
  lantern: tl.RawReactionCustomEmoji;
}

async function open(t: TestContext): Promise<Lit> {
  const s = await openStage(await createDispatcher(t));
  const id = await s.dispatcher.world.store.write((tx) =>
    tx.media.insert({
      ...{ kind: 'document', owner: s.ben, createdAt: 1, digest: 'emoji', sizeBytes: 1, mime: 'image/webp' },
      ...{ blob: 'emoji', sizes: [], attributes: [{ kind: 'customEmoji', alt: '🏮' }] },
    }),
  );
  return { ...s, lantern: { _: 'reactionCustomEmoji', documentId: Long.fromNumber(id) } };
}

const fire: tl.TypeReaction = { _: 'reactionEmoji', emoticon: '🔥' };

async function react(s: Lit, by: number, chat: number, reaction: tl.TypeReaction[], more: object = {}): Promise<void> {
  const { id: msgId } = await s.newest(by, chat);
  const request = { _: 'messages.sendReaction', peer: s.peer(by, chat), msgId, reaction, ...more };
  const outcome = await s.dispatcher.outcome(by, request);
  if (outcome !== 'ok') throw new Error(outcome);
}

const allow = (s: Lit, chat: number, availableReactions: object, more: object = {}) =>
  s.benDoes('messages.setChatAvailableReactions', { peer: s.peer(s.ben, chat), availableReactions, ...more });

async function shown(s: Lit, chat: number): Promise<tl.TypeReaction[]> {
  const { reactions } = await s.newest(s.ben, chat);
  return (reactions?.results ?? []).map(({ reaction }) => reaction);
}

test('a custom emoji is a reaction: it is counted, listed, found as a tag and offered again', async (t) => {
  const s = await open(t);
  await s.say(s.ben, s.ann, 'a lamp');
  await react(s, s.ann, s.ben, [s.lantern], { addToRecent: true });
  assert.deepEqual(await shown(s, s.ann), [s.lantern]);
  const message = await s.newest(s.ann, s.ben);
  const list = await s.asAnn('messages.getMessageReactionsList', {
    ...{ peer: s.peer(s.ann, s.ben), id: message.id, reaction: s.lantern, limit: 5 },
  });
  assert.ok(list._ === 'messages.messageReactionsList');
  assert.deepEqual([list.count, list.reactions[0]?.reaction], [1, s.lantern]);
  for (const method of ['messages.getRecentReactions', 'messages.getTopReactions']) {
    const offered = await s.asAnn(method, { limit: 100, hash: Long.ZERO });
    assert.ok('reactions' in offered && Array.isArray(offered.reactions));
    assert.deepEqual(offered.reactions.at(-1), s.lantern);
  }
  await s.say(s.ann, s.ann, 'for later');
  await react(s, s.ann, s.ann, [s.lantern]);
  const tags = await s.asAnn('messages.getSavedReactionTags', { hash: Long.ZERO });
  assert.ok(tags._ === 'messages.savedReactionTags');
  assert.deepEqual(
    tags.tags.map(({ reaction, count }) => [reaction, count]),
    [[s.lantern, 1]],
  );
  await s.annDoes('messages.setDefaultReaction', { reaction: s.lantern });
  const config = await s.asAnn('help.getConfig');
  assert.ok(config._ === 'config');
  assert.deepEqual(config.reactionsDefault, s.lantern);
  const unknown: tl.TypeReaction = { _: 'reactionCustomEmoji', documentId: Long.fromNumber(4321) };
  const feigned: tl.TypeReaction = { _: 'reactionEmoji', emoticon: `custom:${s.lantern.documentId.toString()}` };
  for (const one of [unknown, feigned, { _: 'reactionPaid' } as const])
    await assert.rejects(react(s, s.ann, s.ben, [one]), /REACTION_INVALID/);
});

test('a chat says whether custom emoji are among its reactions, and how many different ones a message takes', async (t) => {
  const s = await open(t);
  const chat = await s.supergroup();
  await s.say(s.ben, chat, 'a lamp');
  const full = async () => {
    const answer = await s.asAnn('channels.getFullChannel', { channel: s.channel(s.ann, chat) });
    assert.ok(answer._ === 'messages.chatFull' && answer.fullChat._ === 'channelFull');
    return answer.fullChat;
  };
  assert.deepEqual((await full()).availableReactions, { _: 'chatReactionsAll', allowCustom: true });
  await react(s, s.ann, chat, [s.lantern]);
  await allow(s, chat, { _: 'chatReactionsAll' });
  await react(s, s.ann, chat, []);
  await assert.rejects(react(s, s.ann, chat, [s.lantern]), /REACTION_INVALID/);
  const some = { _: 'chatReactionsSome', reactions: [s.lantern, fire] };
  await allow(s, chat, some, { reactionsLimit: 1 });
  const { availableReactions, reactionsLimit } = await full();
  assert.deepEqual([availableReactions, reactionsLimit], [some, 1]);
  await react(s, s.ann, chat, [s.lantern]);
  await assert.rejects(react(s, s.ben, chat, [fire]), /REACTIONS_TOO_MANY/);
  await react(s, s.ben, chat, [s.lantern]);
  assert.deepEqual(await shown(s, chat), [s.lantern]);
  await assert.rejects(allow(s, chat, some, { reactionsLimit: 12 }), /LIMIT_PER_POST_INVALID/);
  await allow(s, chat, { ...some, reactions: [fire] });
  assert.equal((await full()).reactionsLimit, 1);
});

test('a draft keeps the link whose preview was chosen', async (t) => {
  const s = await open(t);
  const media = { _: 'inputMediaWebPage', url: 'https://example.org/lamps', forceSmallMedia: true };
  await s.annDoes('messages.saveDraft', { peer: s.peer(s.ann, s.ben), message: 'look: example.org', media });
  const { draft } = await s.dialog(s.ann, s.ben);
  assert.ok(draft?._ === 'draftMessage' && draft.media?._ === 'inputMediaWebPage');
  assert.deepEqual([draft.media.url, draft.media.forceSmallMedia], [media.url, true]);
});
