import { inviteToChannel as invite, refuse } from '#domain';
import { fromTlChannel, fromTlUser } from '../from-tl/peer.ts';
import { method } from '../method.ts';
import { ownSession } from '../session-name.ts';
import { toTlEntries } from '../to-tl/entries.ts';
import { toTlMissingInvitees } from '../to-tl/chats/missing-invitees.ts';

export const inviteToChannel = method(
  'channels.inviteToChannel',
  async (call, request) => {
    const chat = fromTlChannel(call, request.channel);
    // As many as were named are asked, so that nobody is left out unsaid.
    if (request.users.length > call.world.limits.pageSize) refuse('users-too-much');
    const accounts = request.users.map((user) => fromTlUser(call, user));
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
