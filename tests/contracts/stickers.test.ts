import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { NewStickerSet, StickerKind } from '../../src/domain/index.ts';
import type { ClosableStore } from '../../src/storage/index.ts';
import { eachStore } from '../support/each-store.ts';

const asSet = (shortName: string, more: Partial<NewStickerSet> = {}): NewStickerSet => ({
  owner: 1,
  maker: 2,
  kind: 'regular',
  shortName,
  title: `Title of ${shortName}`,
  createdAt: 10,
  version: 1,
  ...more,
});

async function made(store: ClosableStore, shortName: string, more: Partial<NewStickerSet> = {}): Promise<number> {
  const id = await store.write((tx) => tx.stickers.insertSet(asSet(shortName, more)));
  assert.ok(id !== undefined);
  return id;
}

const sticker = (media: number, emoji: string[], keywords: string[] = []) => ({ media, emoji, keywords });

eachStore('sticker sets', (current) => {
  test('a set comes back as it was written, by id and by name in any case', async () => {
    const { store } = current();
    const id = await made(store, 'Lamps_1', { kind: 'emoji', textColor: true, thumb: 9 });
    const expected = { ...asSet('Lamps_1', { kind: 'emoji', textColor: true, thumb: 9 }), id, count: 0 };
    assert.deepEqual(await store.read((tx) => tx.stickers.set(id)), expected);
    assert.deepEqual(await store.read((tx) => tx.stickers.setByName('lAMPS_1')), expected);
    assert.equal(await store.read((tx) => tx.stickers.setByName('lamps_2')), undefined);
    assert.equal(await store.write((tx) => tx.stickers.insertSet(asSet('LAMPS_1'))), undefined);
  });

  test('stickers keep their order, and each change replaces all of them', async () => {
    const { store } = current();
    const id = await made(store, 'order');
    const first = [sticker(3, ['🔥', '💡'], ['oil']), sticker(1, ['🔥'])];
    await store.write((tx) => tx.stickers.putStickers(id, first));
    assert.deepEqual(
      await store.read((tx) => tx.stickers.stickersOf(id)),
      first.map((one) => ({ ...one, set: id })),
    );
    assert.equal((await store.read((tx) => tx.stickers.set(id)))?.count, 2);
    assert.deepEqual(
      (await store.read((tx) => tx.stickers.covers([id]))).map(({ media }) => media),
      [3],
    );
    await store.write((tx) => tx.stickers.putStickers(id, [sticker(1, ['💧'])]));
    assert.deepEqual(await store.read((tx) => tx.stickers.stickers([1, 3])), [{ ...sticker(1, ['💧']), set: id }]);
  });

  test('stickers are offered by their emoji from the sets at hand, the newest set first', async () => {
    const { store } = current();
    const [older, newer, archived, absent] = [
      await made(store, 'older'),
      await made(store, 'newer'),
      await made(store, 'archived'),
      await made(store, 'absent'),
    ];
    await store.write(async (tx) => {
      for (const [set, media] of [
        [older, 10],
        [newer, 20],
        [archived, 30],
        [absent, 40],
      ] as const)
        await tx.stickers.putStickers(set, [sticker(media, ['🔥', '💡']), sticker(media + 1, ['💧'])]);
      const entry = { kind: 'regular' as StickerKind, archived: false, installedAt: 5 };
      await tx.stickerLists.install(7, { ...entry, set: older });
      await tx.stickerLists.install(7, { ...entry, set: newer });
      await tx.stickerLists.install(7, { ...entry, set: archived, archived: true });
    });
    const offered = (emoji: string[], kind: StickerKind = 'regular') =>
      store.read(async (tx) => (await tx.stickers.offered(7, emoji, kind, 10)).map(({ media }) => media));
    assert.deepEqual(await offered(['🔥']), [20, 10]);
    assert.deepEqual(await offered(['🔥', '💡', '💧']), [20, 21, 10, 11]);
    assert.deepEqual(await offered(['🔥'], 'emoji'), []);
    assert.deepEqual(await offered(['🪔']), []);
  });

  test('sets are found by a part of their title or name, whatever signs it has', async () => {
    const { store } = current();
    const id = await made(store, 'wicks', { title: 'Oil 100%_pure' });
    const found = (words: string, kinds: StickerKind[] = ['regular']) =>
      store.read(async (tx) => (await tx.stickers.search(words, kinds, 10)).map((set) => set.id));
    assert.deepEqual(await found('100%_p'), [id]);
    assert.deepEqual(await found('wick'), [id]);
    assert.deepEqual(await found('100__'), []);
    assert.deepEqual(await found('wick', ['emoji']), []);
  });

  test('the sets of an owner are paged newest first', async () => {
    const { store } = current();
    const ids = [await made(store, 'a1'), await made(store, 'a2'), await made(store, 'a3')];
    await made(store, 'other', { owner: 5 });
    const page = (before: number | undefined, limit: number) =>
      store.read(async (tx) => (await tx.stickers.ownSets(1, before, limit)).map(({ id }) => id));
    assert.deepEqual(await page(undefined, 2), [ids[2], ids[1]]);
    assert.deepEqual(await page(ids[1], 2), [ids[0]]);
  });

  test('a removed set is gone from every list, and its name is free', async () => {
    const { store } = current();
    const id = await made(store, 'gone');
    await store.write(async (tx) => {
      await tx.stickers.putStickers(id, [sticker(1, ['🔥'])]);
      await tx.stickerLists.install(7, { set: id, kind: 'regular', archived: false, installedAt: 1 });
      await tx.stickers.removeSet(id);
    });
    assert.deepEqual(await store.read((tx) => tx.stickerLists.installed(7, 'regular', false)), []);
    assert.deepEqual(await store.read((tx) => tx.stickers.stickers([1])), []);
    assert.notEqual(await made(store, 'gone'), id);
  });
});

eachStore('sets and stickers at hand', (current) => {
  test('sets stand newest first until they are put in order', async () => {
    const { store } = current();
    const ids = [await made(store, 'a1'), await made(store, 'a2'), await made(store, 'a3')];
    await store.write(async (tx) => {
      for (const set of ids)
        await tx.stickerLists.install(7, { set, kind: 'regular', archived: false, installedAt: 1 });
    });
    const order = () =>
      store.read(async (tx) => (await tx.stickerLists.installed(7, 'regular', false)).map(({ set }) => set));
    assert.deepEqual(await order(), ids.toReversed());
    const [a, b, c] = ids;
    await store.write((tx) => tx.stickerLists.reorder(7, [b ?? 0, a ?? 0]));
    assert.deepEqual(await order(), [b, a, c]);
    assert.equal(await store.write((tx) => tx.stickerLists.uninstall(7, a ?? 0)), true);
    assert.equal(await store.write((tx) => tx.stickerLists.uninstall(7, a ?? 0)), false);
    assert.deepEqual(await order(), [b, c]);
  });

  test('a list keeps as many as it may, the newest in front', async () => {
    const { store } = current();
    await store.write(async (tx) => {
      for (const media of [1, 2, 3, 1, 4])
        await tx.stickerLists.putFirst(7, 'recent', { media, usedAt: media * 10 }, 3);
      await tx.stickerLists.putFirst(7, 'faved', { media: 9, usedAt: 1 }, 3);
    });
    assert.deepEqual(await store.read((tx) => tx.stickerLists.listed(7, 'recent')), [
      { media: 4, usedAt: 40 },
      { media: 1, usedAt: 10 },
      { media: 3, usedAt: 30 },
    ]);
    assert.equal(await store.write((tx) => tx.stickerLists.take(7, 'recent', 1)), true);
    assert.equal(await store.write((tx) => tx.stickerLists.take(7, 'recent', 1)), false);
    await store.write((tx) => tx.stickerLists.clear(7, 'recent'));
    assert.deepEqual(await store.read((tx) => tx.stickerLists.listed(7, 'recent')), []);
    assert.equal((await store.read((tx) => tx.stickerLists.listed(7, 'faved'))).length, 1);
  });
});
