import type { tl } from '@mtcute/core';
import {
  type Chat,
  giveLastingInvite,
  type Invite,
  isAdmin,
  lastingInvite,
  type Member,
  type PeerId,
  type Tx,
} from '#domain';
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

const mayHaveLastingInvite = (chat: Chat, member: Member | undefined): boolean =>
  member !== undefined &&
  (member.status === 'creator' || (chat.kind === 'group' ? isAdmin(member) : member.rights.includes('inviteUsers')));

/**
 * Makes sure, before a full chat is read, that an admin who may invite has a lasting link: Telegram's web apps show the one
 * that the full chat tells, and an empty field where it tells none. Bots ask for theirs.
 */
export async function readyLastingInvite(call: Call, peer: PeerId): Promise<void> {
  if (call.isBot) return;
  const isMissing = await call.world.store.read(async (tx) => {
    const chat = await tx.chats.get(peer);
    const member = chat && (await tx.chats.member(peer, call.account));
    if (!chat || chat.deletedAt !== undefined || chat.suspendedAt !== undefined) return false;
    return mayHaveLastingInvite(chat, member) && !(await lastingInvite(tx, peer, call.account));
  });
  if (isMissing) await giveLastingInvite(call.world, call.account, peer);
}

/** What a full chat tells an admin who may invite: the lasting link of theirs, once there is one. */
export async function toTlLastingInvite(
  call: Call,
  tx: Tx,
  chat: Chat,
  member: Member,
): Promise<{ exportedInvite?: tl.RawChatInviteExported }> {
  if (!mayHaveLastingInvite(chat, member)) return {};
  const invite = await lastingInvite(tx, chat.id, call.account);
  return invite ? { exportedInvite: toTlInvite(call, invite) } : {};
}
