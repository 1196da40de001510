import type { tl } from '@mtcute/core';
import Long from 'long';
import type { Case, Stage } from './stage.ts';

/** Sets of Ben's that Ann may install by their names. */
async function makeSets(s: Stage, ...names: string[]): Promise<string[]> {
  const createdAt = s.dispatcher.world.clock.nowS();
  const shortNames = names.map((name) => `${name}_${s.ann}`);
  await s.dispatcher.world.store.write(async (tx) => {
    for (const shortName of shortNames)
      await tx.stickers.insertSet({
        ...{ owner: s.ben, maker: s.ben, kind: 'regular', shortName, title: shortName, createdAt, version: 1 },
      });
  });
  return shortNames;
}

const named = (shortName: string) => ({ _: 'inputStickerSetShortName', shortName });

const install = (s: Stage, shortName: string, archived = false) =>
  s.annDoes('messages.installStickerSet', { stickerset: named(shortName), archived });

const isAboutSets = (update: tl.TypeUpdate): boolean =>
  update._ === 'updateNewStickerSet' || update._ === 'updateStickerSets' || update._ === 'updateStickerSetsOrder';

/** Ann's own sets, in order: clients fetch them anew when they changed. */
const ofSets = (s: Stage): Pick<Case, 'view' | 'apply'> => ({
  async view() {
    const answer = await s.asAnn('messages.getAllStickers', { hash: Long.ZERO });
    return { sets: answer._ === 'messages.allStickers' ? answer.sets.map(({ shortName }) => shortName) : [] };
  },
  apply: (_view, { update }) => (isAboutSets(update) ? 'again' : undefined),
});

export const stickerCases = {
  async stickerSetInstalled(s) {
    const [wicks = ''] = await makeSets(s, 'wicks');
    return { change: () => install(s, wicks), ...ofSets(s) };
  },
  async stickerSets(s) {
    const [wicks = ''] = await makeSets(s, 'wicks');
    await install(s, wicks);
    return { change: () => s.annDoes('messages.uninstallStickerSet', { stickerset: named(wicks) }), ...ofSets(s) };
  },
  async stickerSetOrder(s) {
    const names = await makeSets(s, 'wicks', 'lamps');
    for (const name of names) await install(s, name);
    const answer = await s.asAnn('messages.getAllStickers', { hash: Long.ZERO });
    const order = answer._ === 'messages.allStickers' ? answer.sets.map(({ id }) => id).reverse() : [];
    return { change: () => s.annDoes('messages.reorderStickerSets', { order }), ...ofSets(s) };
  },
  async stickerList(s) {
    const { ann: account } = s;
    const createdAt = s.dispatcher.world.clock.nowS();
    await s.dispatcher.world.store.write(async (tx) => {
      const media = await tx.media.insert({
        ...{
          kind: 'document',
          owner: account,
          createdAt,
          digest: `sticker${account}`,
          sizeBytes: 1,
          mime: 'image/webp',
        },
        ...{ blob: `sticker${account}`, sizes: [], attributes: [{ kind: 'sticker', alt: '🏮' }] },
      });
      await tx.stickerLists.putFirst(account, 'recent', { media, usedAt: createdAt }, 10);
    });
    return {
      change: () => s.annDoes('messages.clearRecentStickers'),
      async view() {
        const answer = await s.asAnn('messages.getRecentStickers', { hash: Long.ZERO });
        return { recent: answer._ === 'messages.recentStickers' ? answer.stickers.length : 0 };
      },
      apply: (_view, { update }) => (update._ === 'updateRecentStickers' ? 'again' : undefined),
    };
  },
} satisfies Record<string, (s: Stage) => Promise<Case>>;
