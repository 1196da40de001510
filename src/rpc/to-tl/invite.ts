import type { tl } from '@mtcute/core';
import type { Invite } from '#domain';
import type { Call } from '../context.ts';

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
