import { countOnline, peerKind } from '#domain';
import { RpcError } from '../errors.ts';
import { fromTlPeer } from '../from-tl/peer.ts';
import { method } from '../method.ts';

export const getOnlines = method(
  'messages.getOnlines',
  async (call, request) => {
    const chat = fromTlPeer(call, request.peer);
    if (peerKind(chat) === 'account') throw new RpcError(400, 'CHAT_ID_INVALID');
    return { _: 'chatOnlines', onlines: await countOnline(call.world, call.account, chat) };
  },
  { peopleOnly: true },
);
