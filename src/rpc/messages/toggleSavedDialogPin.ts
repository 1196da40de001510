import { toggleSavedPin } from '#domain';
import { fromTlDialogPeer } from '../from-tl/dialog-peer.ts';
import { method } from '../method.ts';
import { ownSession } from '../session-name.ts';

export const toggleSavedDialogPin = method(
  'messages.toggleSavedDialogPin',
  async (call, request) => {
    const part = fromTlDialogPeer(call, request.peer);
    const pinned = request.pinned ?? false;
    await toggleSavedPin(call.world, { account: call.account, part, pinned, session: ownSession(call) });
    return true;
  },
  { peopleOnly: true },
);
