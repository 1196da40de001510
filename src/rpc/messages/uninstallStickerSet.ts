import { uninstallSet } from '#domain';
import { fromTlStickerSet } from '../from-tl/sticker-set.ts';
import { method } from '../method.ts';
import { ownSession } from '../session-name.ts';

export const uninstallStickerSet = method(
  'messages.uninstallStickerSet',
  async (call, request) => {
    const { id } = await call.world.store.read((tx) => fromTlStickerSet(call, tx, request.stickerset));
    await uninstallSet(call.world, { account: call.account, session: ownSession(call), set: id });
    return true;
  },
  { peopleOnly: true },
);
