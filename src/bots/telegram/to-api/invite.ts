import type { ChatInviteLink } from '@grammyjs/types';
import type { Invite } from '#domain';
import { toApiUser } from './user.ts';
import type { View } from '../../view.ts';

/** The whole link; `hash` is its end. */
export const inviteUrl = (view: Pick<View, 'world'>, hash: string): string =>
  `${view.world.settings.httpBase}/+${hash}`;

/** Others' links are told without their last letters. */
export async function toApiInvite(view: View, invite: Invite): Promise<ChatInviteLink> {
  const link = inviteUrl(view, invite.hash);
  const own = invite.admin === view.bot;
  return {
    invite_link: own ? link : `${link.slice(0, -8)}...`,
    creator: await toApiUser(view, invite.admin),
    creates_join_request: invite.requestNeeded,
    is_primary: invite.permanent,
    is_revoked: invite.revoked,
    ...(invite.title ? { name: invite.title } : {}),
    ...(invite.expiresAt === undefined ? {} : { expire_date: invite.expiresAt }),
    ...(invite.usageLimit === undefined ? {} : { member_limit: invite.usageLimit }),
  };
}
