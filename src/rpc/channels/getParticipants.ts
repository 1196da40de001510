import type { tl } from '@mtcute/core';
import { type Chat, type MemberQuery, refuse, requireVisible, type Tx } from '#domain';
import { fromTlChannel } from '../from-tl/peer.ts';
import { method } from '../method.ts';
import { toTlParticipant } from '../to-tl/chats/participant.ts';
import { toTlPeers } from '../to-tl/peers.ts';

export const getParticipants = method('channels.getParticipants', (call, request) =>
  call.world.store.read(async (tx) => {
    const { chat, member } = await requireVisible(tx, call.account, fromTlChannel(call, request.channel));
    const isAdmin = member?.status === 'creator' || member?.status === 'admin';
    const { filter } = request;
    if (!isAdmin) refuseHidden(chat, filter);
    const base = { chat: chat.id, ...queryOf(filter), ...(isAdmin ? {} : { named: true }) };
    const limit = Math.min(Math.max(request.limit, 1), call.world.limits.pageSize * 2);
    const members = await tx.chats.members({ ...base, offset: Math.max(request.offset, 0), limit });
    const peers = members.flatMap((one) => [
      one.account,
      one.inviter,
      one.promotedBy ?? one.account,
      one.bannedBy ?? one.account,
    ]);
    return {
      _: 'channels.channelParticipants',
      count: await countOf(tx, chat, base),
      participants: members.map((one) => toTlParticipant(call.account, one)),
      ...(await toTlPeers(call, tx, [chat.id, ...peers])),
    };
  }),
);

/** How many are in the whole chat is kept; what a filter leaves of them is counted. */
async function countOf(tx: Tx, chat: Chat, query: Omit<MemberQuery, 'offset' | 'limit'>): Promise<number> {
  if (query.statuses || query.search || query.bots) return tx.chats.countMembersWhere(query);
  if (!query.named) return chat.members;
  const admins = { chat: chat.id, statuses: ['creator', 'admin'] } as const;
  const anonymous =
    (await tx.chats.countMembersWhere(admins)) - (await tx.chats.countMembersWhere({ ...admins, named: true }));
  return chat.members - anonymous;
}

function queryOf(filter: tl.TypeChannelParticipantsFilter): Omit<MemberQuery, 'chat' | 'offset' | 'limit'> {
  switch (filter._) {
    case 'channelParticipantsAdmins':
      return { statuses: ['creator', 'admin'] };
    case 'channelParticipantsKicked':
      return { statuses: ['banned'], ...(filter.q ? { search: filter.q } : {}) };
    case 'channelParticipantsBanned':
      return { statuses: ['restricted'], ...(filter.q ? { search: filter.q } : {}) };
    case 'channelParticipantsBots':
      return { bots: true };
    case 'channelParticipantsSearch':
    case 'channelParticipantsContacts':
      return filter.q ? { search: filter.q } : {};
    case 'channelParticipantsMentions':
      return filter.q ? { search: filter.q } : {};
    default:
      return {};
  }
}

/** In a group everybody sees its admins and, unless it hides them, its members; lists of the banned are for admins. */
function refuseHidden(chat: Chat, filter: tl.TypeChannelParticipantsFilter): void {
  const forAdmins = filter._ === 'channelParticipantsKicked' || filter._ === 'channelParticipantsBanned';
  const hidden = chat.data.hiddenMembers && filter._ !== 'channelParticipantsAdmins';
  if (chat.kind === 'channel' || forAdmins || hidden) refuse('chat-admin-required');
}
