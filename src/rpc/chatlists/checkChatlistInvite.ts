import { findChatlist, peersOf } from '#domain';
import { fromTlSlug } from '../from-tl/chatlist.ts';
import { method } from '../method.ts';
import { toTlOffered } from '../to-tl/dialogs/chatlist.ts';
import { toTlTitle } from '../to-tl/dialogs/dialog-filters.ts';
import { toTlPeer } from '../to-tl/peers.ts';

export const checkChatlistInvite = method(
  'chatlists.checkChatlistInvite',
  (call, request) =>
    call.world.store.read(async (tx) => {
      const { folder, peers, own } = await findChatlist(call.world, tx, call.account, fromTlSlug(request.slug));
      const { users, chats } = await toTlOffered(call, tx, peers);
      if (own) {
        const present = new Set(peersOf(own));
        return {
          _: 'chatlists.chatlistInviteAlready',
          filterId: own.id,
          missingPeers: peers.filter((peer) => !present.has(peer)).map(toTlPeer),
          alreadyPeers: peers.filter((peer) => present.has(peer)).map(toTlPeer),
          chats,
          users,
        };
      }
      return {
        _: 'chatlists.chatlistInvite',
        titleNoanimate: folder.flags.includes('titleNoanimate'),
        title: toTlTitle(folder),
        emoticon: folder.emoticon,
        peers: peers.map(toTlPeer),
        chats,
        users,
      };
    }),
  { peopleOnly: true },
);
