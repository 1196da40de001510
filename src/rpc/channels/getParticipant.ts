import { refuse, requireVisible } from '#domain';
import { fromTlChannel, fromTlPeer } from '../from-tl/peer.ts';
import { method } from '../method.ts';
import { toTlParticipant } from '../to-tl/chats/participant.ts';
import { toTlPeers } from '../to-tl/peers.ts';

export const getParticipant = method('channels.getParticipant', (call, request) =>
  call.world.store.read(async (tx) => {
    const { chat, member: own } = await requireVisible(tx, call.account, fromTlChannel(call, request.channel));
    const account = fromTlPeer(call, request.participant);
    const isAdmin = own?.status === 'creator' || own?.status === 'admin';
    if (chat.kind === 'channel' && !isAdmin && account !== call.account) refuse('chat-admin-required');
    const member = await tx.chats.member(chat.id, account);
    if (!member) return refuse('user-not-participant');
    return {
      _: 'channels.channelParticipant',
      participant: toTlParticipant(call.account, member),
      ...(await toTlPeers(call, tx, [
        chat.id,
        account,
        member.inviter,
        member.promotedBy ?? account,
        member.bannedBy ?? account,
      ])),
    };
  }),
);
