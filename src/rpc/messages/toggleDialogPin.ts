import { toggleDialogPin as toggle } from '#domain';
import { fromTlDialogPeer } from '../from-tl/dialog-peer.ts';
import { method } from '../method.ts';
import { ownSession } from '../session-name.ts';

export const toggleDialogPin = method(
  'messages.toggleDialogPin',
  async (call, request) => {
    await toggle(call.world, {
      account: call.account,
      peer: fromTlDialogPeer(call, request.peer),
      pinned: request.pinned ?? false,
      session: ownSession(call),
    });
    return true;
  },
  { peopleOnly: true },
);
