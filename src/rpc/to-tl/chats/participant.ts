import type { tl } from '@mtcute/core';
import type { Member } from '#domain';
import { adminRights } from '#domain';
import { toTlAdminRights, toTlBannedRights } from './chat.ts';
import { toTlPeer } from '../peers.ts';

/** One member of a supergroup or channel as the asking account sees them. */
export function toTlParticipant(viewer: number, member: Member): tl.TypeChannelParticipant {
  const userId = member.account;
  const rank = member.rank ? { rank: member.rank } : {};
  switch (member.status) {
    case 'creator':
      return { _: 'channelParticipantCreator', userId, adminRights: toTlAdminRights(adminRights), ...rank };
    case 'admin':
      return {
        _: 'channelParticipantAdmin',
        canEdit: member.promotedBy === viewer,
        self: userId === viewer,
        userId,
        ...(userId === viewer ? { inviterId: member.inviter } : {}),
        promotedBy: member.promotedBy ?? member.inviter,
        date: member.date,
        adminRights: toTlAdminRights(member.rights),
        ...rank,
      };
    case 'restricted':
    case 'banned':
      return {
        _: 'channelParticipantBanned',
        left: member.status === 'banned' || (member.gone ?? false),
        peer: toTlPeer(userId),
        kickedBy: member.bannedBy ?? member.inviter,
        date: member.date,
        bannedRights: toTlBannedRights(member.banned, member.bannedUntil),
      };
    case 'left':
      return { _: 'channelParticipantLeft', peer: toTlPeer(userId) };
    case 'member':
      return userId === viewer
        ? { _: 'channelParticipantSelf', userId, inviterId: member.inviter, date: member.date, ...rank }
        : { _: 'channelParticipant', userId, date: member.date, ...rank };
  }
}
