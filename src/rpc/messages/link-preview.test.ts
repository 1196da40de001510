import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { tl } from '@mtcute/core';
import { createDispatcher } from '../../../tests/support/dispatcher.ts';
import { openStage, randomId } from '../../../tests/replay/stage.ts';

const page = (media: tl.TypeMessageMedia | undefined) => {
  if (media?._ !== 'messageMediaWebPage' || media.webpage._ !== 'webPage') return undefined;
  return [media.webpage.url, media.manual, media.forceLargeMedia, media.forceSmallMedia];
};

test('a text whose preview was chosen, as official apps send it, goes out with that page and keeps it in forwards and edits', async (t) => {
  const s = await openStage(await createDispatcher(t));
  const base = s.dispatcher.world.settings.httpBase;
  for (const [account, name] of [
    [s.ann, 'ann_lamps'],
    [s.ben, 'ben_lamps'],
  ] as const)
    await s.dispatcher.bytes(account, { _: 'account.updateUsername', username: name } as { _: string });
  const [annUrl, benUrl] = [`${base}/ann_lamps`, `${base}/ben_lamps`];
  const peer = s.peer(s.ann, s.ben);
  const webPage = (url: string, more: object = {}) => ({ _: 'inputMediaWebPage', url, ...more });
  const send = (message: string, media: object) =>
    s.annDoes('messages.sendMedia', { peer, message, media, randomId: randomId() });
  const newest = async () => page((await s.newest(s.ben, s.ann)).media);

  await send(`${annUrl} and ${benUrl}`, webPage(benUrl, { forceLargeMedia: true, optional: true }));
  assert.deepEqual(await newest(), [benUrl, true, true, false]);
  const own = await s.newest(s.ann, s.ben);
  await s.annDoes('messages.forwardMessages', { fromPeer: peer, toPeer: peer, id: [own.id], randomId: [randomId()] });
  assert.deepEqual(await newest(), [benUrl, true, true, false]);

  const { id } = await s.newest(s.ann, s.ben);
  const edit = (more: object) => s.annDoes('messages.editMessage', { peer, id: own.id, ...more });
  const edited = async () => {
    const message = (await s.history(s.ben, s.ann))[1];
    return message?._ === 'message' ? [page(message.media), message.invertMedia] : [];
  };
  assert.notEqual(id, own.id);
  await edit({ message: own.message, media: webPage(annUrl, { forceSmallMedia: true }), invertMedia: true });
  assert.deepEqual(await edited(), [[annUrl, true, false, true], true]);
  await edit({ message: `only ${benUrl}` });
  assert.deepEqual(await edited(), [[benUrl, false, false, false], false]);

  await send('elsewhere: https://example.org', webPage('https://example.org', { optional: true }));
  assert.equal(await newest(), undefined);
  await assert.rejects(send('elsewhere', webPage('https://example.org')), /WEBPAGE_CURL_FAILED/);
  await assert.rejects(send('', webPage(benUrl, { optional: true })), /WEBPAGE_CURL_FAILED/);

  await s.say(s.ann, s.ben, benUrl, { noWebpage: true });
  const bare = await s.newest(s.ann, s.ben);
  await s.annDoes('messages.forwardMessages', { fromPeer: peer, toPeer: peer, id: [bare.id], randomId: [randomId()] });
  assert.equal(await newest(), undefined, 'a preview that was taken off stays off');
});
