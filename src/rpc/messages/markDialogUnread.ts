import { markDialogUnread as mark } from '#domain';
import { fromTlDialogPeer } from '../from-tl/dialog-peer.ts';
import { checkNoParent } from '../from-tl/parent-peer.ts';
import { method } from '../method.ts';
import { ownSession } from '../session-name.ts';

export const markDialogUnread = method(
  'messages.markDialogUnread',
  async (call, request) => {
    checkNoParent(request.parentPeer);
    await mark(call.world, {
      account: call.account,
      peer: fromTlDialogPeer(call, request.peer),
      unread: request.unread ?? false,
      session: ownSession(call),
    });
    return true;
  },
  { peopleOnly: true },
);
