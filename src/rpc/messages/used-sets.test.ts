import assert from 'node:assert/strict';
import { test } from 'node:test';
import Long from 'long';
import type { MediaId, StickerKind } from '#domain';
import { createDispatcher } from '../../../tests/support/dispatcher.ts';
import { openStage, randomId } from '../../../tests/replay/stage.ts';

test('sets of stickers and custom emoji come in front when one of them is sent by who wants them there', async (t) => {
  const s = await openStage(await createDispatcher(t));
  const { store } = s.dispatcher.world;
  const peer = s.peer(s.ann, s.ben);
  const add = (name: string, kind: StickerKind): Promise<MediaId> =>
    store.write(async (tx) => {
      const made = { owner: s.ben, maker: s.ben, title: name, createdAt: 1, version: 1 };
      const set = (await tx.stickers.insertSet({ ...made, kind, shortName: `${name}_${s.ann}` })) ?? 0;
      const media = await tx.media.insert({
        ...{ kind: 'document', owner: s.ben, createdAt: 1, digest: name, sizeBytes: 1, mime: 'image/webp' },
        ...{ blob: name, sizes: [] },
        attributes: [{ kind: kind === 'emoji' ? 'customEmoji' : 'sticker', alt: '🏮', set }],
      });
      await tx.stickers.putStickers(set, [{ media, emoji: ['🏮'], keywords: [] }]);
      await tx.stickerLists.install(s.ann, { set, kind, archived: false, installedAt: 1 });
      return media;
    });
  const names = async (kind: StickerKind): Promise<string[]> => {
    const sets = await store.read(async (tx) => {
      const own = await tx.stickerLists.installed(s.ann, kind, false);
      return tx.stickers.sets(own.map(({ set }) => set));
    });
    return sets.map(({ title }) => title);
  };
  const [wick] = [await add('wick', 'regular'), await add('lamp', 'regular')];
  const [spark] = [await add('spark', 'emoji'), await add('glow', 'emoji')];
  assert.deepEqual(
    [await names('regular'), await names('emoji')],
    [
      ['lamp', 'wick'],
      ['glow', 'spark'],
    ],
  );
  const stickerset = { _: 'inputStickerSetShortName', shortName: `wick_${s.ann}` };
  const full = await s.asAnn('messages.getStickerSet', { stickerset, hash: 0 });
  assert.ok(full._ === 'messages.stickerSet' && full.documents[0]?._ === 'document');
  const { accessHash, fileReference } = full.documents[0];
  const media = {
    _: 'inputMediaDocument',
    id: { _: 'inputDocument', id: Long.fromNumber(wick), accessHash, fileReference },
  };
  const ask = (more: object) => ({ peer, media, message: '', randomId: randomId(), ...more });
  await s.annDoes('messages.sendMedia', ask({}));
  assert.deepEqual(await names('regular'), ['lamp', 'wick'], 'left alone');
  await s.annDoes('messages.sendMedia', ask({ updateStickersetsOrder: true }));
  assert.deepEqual(await names('regular'), ['wick', 'lamp']);
  const entities = [{ _: 'messageEntityCustomEmoji', offset: 0, length: 2, documentId: Long.fromNumber(spark) }];
  await s.say(s.ann, s.ben, '🏮', { entities });
  assert.deepEqual(await names('emoji'), ['glow', 'spark'], 'left alone');
  await s.say(s.ann, s.ben, '🏮', { entities, updateStickersetsOrder: true });
  assert.deepEqual(await names('emoji'), ['spark', 'glow']);
  const foreign = [{ _: 'messageEntityCustomEmoji', offset: 0, length: 2, documentId: Long.MAX_VALUE }];
  await s.say(s.ann, s.ben, '🏮', { entities: foreign, updateStickersetsOrder: true });
});
