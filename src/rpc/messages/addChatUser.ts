import { addToGroup, groupPeer } from '#domain';
import { fromTlUser } from '../from-tl/peer.ts';
import { method } from '../method.ts';
import { ownSession } from '../session-name.ts';
import { toTlEntries } from '../to-tl/entries.ts';
import { toTlMissingInvitees } from '../to-tl/chats/missing-invitees.ts';

export const addChatUser = method(
  'messages.addChatUser',
  async (call, request) => {
    const chat = groupPeer(request.chatId);
    const { entries, missing } = await addToGroup(call.world, {
      actor: call.account,
      chat,
      account: fromTlUser(call, request.userId),
      session: ownSession(call),
    });
    const updates = await toTlEntries(call, call.account, entries, [chat, ...missing]);
    return { _: 'messages.invitedUsers', updates, missingInvitees: toTlMissingInvitees(missing) };
  },
  { peopleOnly: true },
);
