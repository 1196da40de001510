import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import type { tl } from '@mtcute/core';
import Long from 'long';
import { expireMessages, type MediaAttribute, type MessageMedia, sendAlbum, sendMessage } from '#domain';
import { createDispatcher } from '../../../tests/support/dispatcher.ts';
import { openStage, randomId, type Stage } from '../../../tests/replay/stage.ts';

const open = async (t: TestContext): Promise<Stage> => openStage(await createDispatcher(t));

const textsOf = async (s: Stage, viewer: number, peer: number): Promise<string[]> =>
  (await s.history(viewer, peer)).map((one) => (one._ === 'message' ? one.message : one._));

test('an answer quotes a part of a message, as it was written and where it stands, for both sides', async (t) => {
  const s = await open(t);
  await s.say(s.ben, s.ann, 'the lamps are lit at dusk');
  const { id } = await s.newest(s.ann, s.ben);
  const quoteEntities = [{ _: 'messageEntityBold', offset: 0, length: 3 }];
  const replyTo = { _: 'inputReplyToMessage', replyToMsgId: id, quoteText: 'lit at', quoteEntities, quoteOffset: 14 };
  await s.say(s.ann, s.ben, 'and out at dawn', { replyTo });
  for (const [viewer, peer] of [
    [s.ann, s.ben],
    [s.ben, s.ann],
  ] as const) {
    const { replyTo: header } = await s.newest(viewer, peer);
    assert.ok(header?._ === 'messageReplyHeader' && header.quote);
    const [entity] = header.quoteEntities ?? [];
    assert.deepEqual([header.quoteText, header.quoteOffset, entity?._], ['lit at', 14, 'messageEntityBold']);
  }
  const long = { _: 'inputReplyToMessage', replyToMsgId: id, quoteText: 'x'.repeat(1025) };
  await assert.rejects(s.say(s.ann, s.ben, 'too much', { replyTo: long }), /QUOTE_TEXT_INVALID/);
});

const place: MessageMedia = { kind: 'geo', point: { latitude: 1, longitude: 2 } };

test('a forward names its author unless they hide it, or the one who forwards does; captions go, albums stay', async (t) => {
  const s = await open(t);
  const cal = await s.dispatcher.signIn('Cal');
  const { world } = s.dispatcher;
  const item = (number: number) => ({ randomId: `${number}`, data: { text: `lamp ${number}`, media: place } });
  await sendAlbum(world, { sender: s.ben, peer: s.ann, items: [item(1), item(2)] });
  const album = (await s.history(s.ann, s.ben)).map(({ id }) => id).reverse();
  const forward = async (to: number, more: object = {}): Promise<tl.RawMessage[]> => {
    const ids = { id: album, randomId: album.map(() => randomId()) };
    const [fromPeer, toPeer] = [s.peer(s.ann, s.ben), s.peer(s.ann, to)];
    await s.annDoes('messages.forwardMessages', { fromPeer, toPeer, ...ids, ...more });
    return (await s.history(s.ann, to)).slice(0, 2).filter((one) => one._ === 'message');
  };
  const [second, first] = await forward(cal);
  assert.ok(first?.groupedId && second?.groupedId?.eq(first.groupedId), 'one album again');
  assert.deepEqual([first.message, first.fwdFrom?.fromId], ['lamp 1', { _: 'peerUser', userId: s.ben }]);
  const [bare] = await forward(cal, { dropAuthor: true, dropMediaCaptions: true });
  assert.deepEqual([bare?.message, bare?.fwdFrom, bare?.media?._], ['', undefined, 'messageMediaGeo']);
  await s.benDoes('account.setPrivacy', {
    key: { _: 'inputPrivacyKeyForwards' },
    rules: [{ _: 'inputPrivacyValueDisallowAll' }],
  });
  const [hidden] = await forward(cal);
  assert.deepEqual([hidden?.fwdFrom?.fromId, hidden?.fwdFrom?.fromName], [undefined, 'Ben']);
  const [kept] = await forward(s.ann);
  assert.equal(kept?.fwdFrom?.savedFromMsgId, album[1], 'one finds one’s own way back');
});

test('what somebody removes for themselves stays with the other side; either may remove it for both, and all of it', async (t) => {
  const s = await open(t);
  for (const text of ['one', 'two', 'three']) await s.say(s.ben, s.ann, text);
  const [third, second] = await s.history(s.ann, s.ben);
  await s.annDoes('messages.deleteMessages', { id: [third?.id] });
  assert.deepEqual(
    [await textsOf(s, s.ann, s.ben), await textsOf(s, s.ben, s.ann)].map((all) => all.length),
    [2, 3],
  );
  await s.annDoes('messages.deleteMessages', { id: [second?.id], revoke: true });
  assert.deepEqual(await textsOf(s, s.ben, s.ann), ['three', 'one'], 'who did not write it may');
  await s.annDoes('messages.deleteHistory', { peer: s.peer(s.ann, s.ben), maxId: 0, justClear: true });
  assert.deepEqual([await textsOf(s, s.ann, s.ben), await textsOf(s, s.ben, s.ann)], [[], ['three', 'one']]);
  await s.annDoes('messages.deleteHistory', { peer: s.peer(s.ann, s.ben), maxId: 0, revoke: true });
  assert.deepEqual(await textsOf(s, s.ben, s.ann), [], 'also what was gone on one side');
});

test('a timer that one side sets takes the words of both, from both', async (t) => {
  const s = await open(t);
  await s.say(s.ben, s.ann, 'before the timer');
  await s.annDoes('messages.setHistoryTTL', { peer: s.peer(s.ann, s.ben), period: 60 });
  await s.say(s.ben, s.ann, 'his');
  await s.say(s.ann, s.ben, 'hers');
  s.dispatcher.world.waitS(61);
  await expireMessages(s.dispatcher.world);
  for (const [viewer, peer] of [
    [s.ann, s.ben],
    [s.ben, s.ann],
  ] as const)
    assert.deepEqual(
      (await textsOf(s, viewer, peer)).filter((one) => one !== 'messageService'),
      ['before the timer'],
    );
});

const size = { widthPx: 1, heightPx: 1 };
const film = { kind: 'video', durationS: 1, ...size } as const;
const files: Readonly<Record<string, MediaAttribute[]>> = {
  Document: [],
  Video: [film],
  Gif: [film, { kind: 'animated' }],
  RoundVideo: [{ ...film, round: true }],
  Voice: [{ kind: 'audio', durationS: 1, voice: true }],
  Music: [{ kind: 'audio', durationS: 1, title: 'Lamps' }],
};

test('a search by kind finds every kind of media by its own filter and by no other', async (t) => {
  const s = await open(t);
  const { world } = s.dispatcher;
  const say = (text: string, media?: MessageMedia) =>
    sendMessage(world, { sender: s.ben, peer: s.ann, data: { text, ...(media ? { media } : {}) } });
  const add = (kind: 'photo' | 'document', digest: string, attributes: MediaAttribute[]) =>
    world.store.write((tx) =>
      tx.media.insert({
        ...{ kind, owner: s.ben, createdAt: 1, digest, sizeBytes: 1, mime: 'x/x', blob: digest, sizes: [], attributes },
      }),
    );
  for (const [text, attributes] of Object.entries(files))
    await say(text, { kind: 'document', media: await add('document', text, attributes) });
  await say('Photos', { kind: 'photo', media: await add('photo', 'Photos', []) });
  await say('Geo', place);
  await say('Contacts', { kind: 'contact', phone: '1', firstName: 'Wick', lastName: '', vcard: '' });
  const found = async (filter: string): Promise<string[]> => {
    const page = { q: '', minDate: 0, maxDate: 0, offsetId: 0, addOffset: 0, limit: 50, maxId: 0, minId: 0 };
    const asked = { peer: s.peer(s.ann, s.ben), filter: { _: `inputMessagesFilter${filter}` }, ...page };
    const answer = await s.asAnn('messages.search', { ...asked, hash: Long.ZERO });
    assert.ok('messages' in answer);
    return (answer.messages as tl.RawMessage[]).map(({ message }) => message);
  };
  for (const kind of [...Object.keys(files), 'Photos', 'Geo', 'Contacts'])
    assert.deepEqual(await found(kind), [kind], kind);
  assert.deepEqual(await found('PhotoVideo'), ['Photos', 'Video']);
  assert.deepEqual(await found('RoundVoice'), ['Voice', 'RoundVideo']);
});
