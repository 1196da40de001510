import { reorderPinnedDialogs as reorder } from '#domain';
import { fromTlDialogPeer } from '../from-tl/dialog-peer.ts';
import { method } from '../method.ts';
import { ownSession } from '../session-name.ts';

export const reorderPinnedDialogs = method(
  'messages.reorderPinnedDialogs',
  async (call, request) => {
    await reorder(call.world, {
      account: call.account,
      folder: request.folderId,
      peers: request.order.map((peer) => fromTlDialogPeer(call, peer)),
      force: request.force ?? false,
      session: ownSession(call),
    });
    return true;
  },
  { peopleOnly: true },
);
