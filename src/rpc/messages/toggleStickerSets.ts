import { installSet, uninstallSet } from '#domain';
import { fromTlStickerSet } from '../from-tl/sticker-set.ts';
import { method } from '../method.ts';
import { ownSession } from '../session-name.ts';

/** Several sets at once: out, into the archive, or back from it. */
export const toggleStickerSets = method(
  'messages.toggleStickerSets',
  async (call, request) => {
    const who = { account: call.account, session: ownSession(call) };
    for (const input of request.stickersets.slice(0, call.world.limits.installedStickerSets)) {
      const { id } = await call.world.store.read((tx) => fromTlStickerSet(call, tx, input));
      if (request.uninstall) await uninstallSet(call.world, { ...who, set: id });
      else await installSet(call.world, { ...who, set: id, archived: request.archive ?? false });
    }
    return true;
  },
  { peopleOnly: true },
);
