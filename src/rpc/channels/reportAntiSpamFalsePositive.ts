import { isAdmin, refuse, requireMember } from '#domain';
import { fromTlChannel } from '../from-tl/peer.ts';
import { method } from '../method.ts';

/**
 * No machine deletes messages of groups here by itself, so there is no wrong deletion to report: the message is looked
 * up in the admin log, and one that no admin-log entry knows is refused.
 */
export const reportAntiSpamFalsePositive = method(
  'channels.reportAntiSpamFalsePositive',
  (call, request) =>
    call.world.store.read(async (tx) => {
      const { chat, member } = await requireMember(tx, call.account, fromTlChannel(call, request.channel));
      if (!isAdmin(member)) refuse('chat-admin-required');
      const deleted = await tx.adminLog.page({ chat: chat.id, groups: ['delete'], sinceDate: 0, limit: 1000 });
      const known = deleted.some(({ event }) => event.kind === 'delete' && event.message.id === request.msgId);
      return known || refuse('message-id-invalid');
    }),
  { peopleOnly: true },
);
