import { missingFromChatlist } from '#domain';
import { method } from '../method.ts';
import { toTlOffered } from '../to-tl/dialogs/chatlist.ts';
import { toTlPeer } from '../to-tl/peers.ts';

export const getChatlistUpdates = method(
  'chatlists.getChatlistUpdates',
  (call, request) =>
    call.world.store.read(async (tx) => {
      const missing = await missingFromChatlist(call.world, tx, call.account, request.chatlist.filterId);
      const { users, chats } = await toTlOffered(call, tx, missing);
      return { _: 'chatlists.chatlistUpdates', missingPeers: missing.map(toTlPeer), chats, users };
    }),
  { peopleOnly: true },
);
