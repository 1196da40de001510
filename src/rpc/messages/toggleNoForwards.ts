import { peerKind, toggleNoForwards as toggle } from '#domain';
import { RpcError } from '../errors.ts';
import { fromTlPeer } from '../from-tl/peer.ts';
import { method } from '../method.ts';
import { toTlEntries } from '../to-tl/entries.ts';

/** In private chats each side may forward what it received. */
export const toggleNoForwards = method(
  'messages.toggleNoForwards',
  async (call, request) => {
    const chat = fromTlPeer(call, request.peer);
    if (peerKind(chat) === 'account') throw new RpcError(400, 'PEER_ID_INVALID');
    await toggle(call.world, { actor: call.account, chat, enabled: request.enabled });
    return toTlEntries(call, call.account, [], [chat]);
  },
  { peopleOnly: true },
);
