import type { tl } from '@mtcute/core';
import { type Chat, type Invite, isAdmin, lastingInvite, type Member, type Tx } from '#domain';
import type { Call } from '../../context.ts';

/** A link as clients show it, under this server's own address. */
export function toTlInvite(call: Call, invite: Invite): tl.RawChatInviteExported {
  return {
    _: 'chatInviteExported',
    revoked: invite.revoked,
    permanent: invite.permanent,
    requestNeeded: invite.requestNeeded,
    link: `${call.world.settings.httpBase}/+${invite.hash}`,
    adminId: invite.admin,
    date: invite.createdAt,
    expireDate: invite.expiresAt,
    usageLimit: invite.usageLimit,
    usage: invite.usage,
    title: invite.title,
  };
}

/** What a full chat tells an admin who may invite: the lasting link of theirs, once there is one. */
export async function toTlLastingInvite(
  call: Call,
  tx: Tx,
  chat: Chat,
  member: Member,
): Promise<{ exportedInvite?: tl.RawChatInviteExported }> {
  const mayInvite = chat.kind === 'group' ? isAdmin(member) : member.rights.includes('inviteUsers');
  if (member.status !== 'creator' && !mayInvite) return {};
  const invite = await lastingInvite(tx, chat.id, call.account);
  return invite ? { exportedInvite: toTlInvite(call, invite) } : {};
}
