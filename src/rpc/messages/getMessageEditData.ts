import { requireEditable } from '#domain';
import { fromTlPeer } from '../from-tl/peer.ts';
import { method } from '../method.ts';

export const getMessageEditData = method(
  'messages.getMessageEditData',
  async (call, request) => {
    const message = await requireEditable(call.world, call.account, fromTlPeer(call, request.peer), request.id);
    return { _: 'messages.messageEditData', caption: message.content.media !== undefined };
  },
  { peopleOnly: true },
);
