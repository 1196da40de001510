import { inviteToChannel as invite } from '#domain';
import { fromTlChannel, fromTlUser } from '../from-tl/peer.ts';
import { method } from '../method.ts';
import { ownSession } from '../session-name.ts';
import { toTlEntries } from '../to-tl/entries.ts';
import { toTlMissingInvitees } from '../to-tl/chats/missing-invitees.ts';

export const inviteToChannel = method(
  'channels.inviteToChannel',
  async (call, request) => {
    const chat = fromTlChannel(call, request.channel);
    const accounts = request.users.slice(0, call.world.limits.pageSize).map((user) => fromTlUser(call, user));
    const { entries, missing } = await invite(call.world, {
      actor: call.account,
      chat,
      accounts,
      session: ownSession(call),
    });
    const updates = await toTlEntries(call, chat, entries, [chat, ...missing]);
    return { _: 'messages.invitedUsers', updates, missingInvitees: toTlMissingInvitees(missing) };
  },
  { peopleOnly: true },
);
