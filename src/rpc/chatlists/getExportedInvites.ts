import { chatlistLinks } from '#domain';
import { method } from '../method.ts';
import { toTlChatlistLink } from '../to-tl/dialogs/chatlist.ts';
import { toTlPeers } from '../to-tl/peers.ts';

export const getExportedInvites = method(
  'chatlists.getExportedInvites',
  (call, request) =>
    call.world.store.read(async (tx) => {
      const links = await chatlistLinks(tx, call.account, request.chatlist.filterId);
      const { users, chats } = await toTlPeers(
        call,
        tx,
        links.flatMap(({ peers }) => peers),
      );
      return {
        _: 'chatlists.exportedInvites',
        invites: links.map((link) => toTlChatlistLink(call, link)),
        chats,
        users,
      };
    }),
  { peopleOnly: true },
);
