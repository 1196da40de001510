import type { tl } from '@mtcute/core';
import { installSet } from '#domain';
import { fromTlStickerSet } from '../from-tl/sticker-set.ts';
import { method } from '../method.ts';
import { ownSession } from '../session-name.ts';
import { toTlCovered } from '../to-tl/stickers/sticker-set.ts';

export const installStickerSet = method(
  'messages.installStickerSet',
  async (call, request): Promise<tl.messages.TypeStickerSetInstallResult> => {
    const { id } = await call.world.store.read((tx) => fromTlStickerSet(call, tx, request.stickerset));
    const { archived } = request;
    const pushedOut = await installSet(call.world, {
      account: call.account,
      session: ownSession(call),
      set: id,
      archived,
    });
    if (pushedOut.length === 0) return { _: 'messages.stickerSetInstallResultSuccess' };
    const sets = await call.world.store.read((tx) => toTlCovered(call, tx, pushedOut));
    return { _: 'messages.stickerSetInstallResultArchive', sets };
  },
  { peopleOnly: true },
);
