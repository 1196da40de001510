import { reorderSavedPins } from '#domain';
import { fromTlDialogPeer } from '../from-tl/dialog-peer.ts';
import { method } from '../method.ts';
import { ownSession } from '../session-name.ts';

export const reorderPinnedSavedDialogs = method(
  'messages.reorderPinnedSavedDialogs',
  async (call, request) => {
    const parts = request.order.map((peer) => fromTlDialogPeer(call, peer));
    const force = request.force ?? false;
    await reorderSavedPins(call.world, { account: call.account, parts, force, session: ownSession(call) });
    return true;
  },
  { peopleOnly: true },
);
