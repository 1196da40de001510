import { chatlistLeaveSuggestions } from '#domain';
import { method } from '../method.ts';
import { toTlPeer } from '../to-tl/peers.ts';

export const getLeaveChatlistSuggestions = method(
  'chatlists.getLeaveChatlistSuggestions',
  (call, request) =>
    call.world.store.read(async (tx) => {
      const peers = await chatlistLeaveSuggestions(tx, call.account, request.chatlist.filterId);
      return peers.map(toTlPeer);
    }),
  { peopleOnly: true },
);
