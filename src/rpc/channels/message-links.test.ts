import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sendAlbum } from '#domain';
import { createDispatcher } from '../../../tests/support/dispatcher.ts';
import { openStage } from '../../../tests/replay/stage.ts';

test('a link names one message of an album or the whole, and the thread where that is asked for', async (t) => {
  const s = await openStage(await createDispatcher(t));
  const chat = await s.supergroup();
  const linkOf = async (id: number, more: object = {}): Promise<string> => {
    const asked = { channel: s.channel(s.ann, chat), id, ...more };
    const answer = await s.asAnn('channels.exportMessageLink', asked);
    assert.ok(answer._ === 'exportedMessageLink');
    return answer.link.slice(answer.link.lastIndexOf('/') + 1);
  };
  const data = { text: '', media: { kind: 'geo' as const, point: { latitude: 1, longitude: 2 } } };
  const items = ['1', '2'].map((randomId) => ({ randomId, data }));
  const [first] = await sendAlbum(s.dispatcher.world, { sender: s.ben, peer: chat, items });
  const id = first?.id ?? 0;
  assert.equal(await linkOf(id), `${id}?single`);
  assert.equal(await linkOf(id, { grouped: true }), `${id}`);
  await s.say(s.ann, chat, 'an answer', { replyTo: { _: 'inputReplyToMessage', replyToMsgId: id } });
  const answer = (await s.newest(s.ann, chat)).id;
  assert.equal(await linkOf(answer), `${answer}`);
  assert.equal(await linkOf(answer, { thread: true }), `${answer}?thread=${id}`);
});
