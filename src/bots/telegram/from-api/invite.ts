import type { ChatInviteLink } from '@grammyjs/types';
import { type Invite, type InviteWish, isDomainError } from '#domain';
import { badRequest } from '../api-error.ts';
import type { Arguments } from '../arguments.ts';
import type { Call } from '../context.ts';
import { toApiInvite } from '../to-api/invite.ts';
import { createView } from '../../view.ts';

const mostUses = 99_999;

/** What a link is to be like. @throws ApiError in the API's own words */
export function readInviteWish(
  args: Arguments,
): Pick<InviteWish, 'expiresAt' | 'usageLimit' | 'requestNeeded' | 'title'> {
  const usageLimit = args.int('member_limit');
  const requestNeeded = args.flag('creates_join_request');
  if (usageLimit !== undefined && (usageLimit < 0 || usageLimit > mostUses))
    throw badRequest('member limit must be between 1 and 99999');
  if (requestNeeded && usageLimit)
    throw badRequest("member limit can't be specified for links requiring administrator approval");
  return { expiresAt: args.int('expire_date'), usageLimit, requestNeeded, title: args.text('name') };
}

/** The hash in a link, however its beginning is written. */
export function readInviteHash(args: Arguments): string {
  const hash = /(?:\+|joinchat\/)([A-Za-z0-9_-]+)$/.exec(args.text('invite_link') ?? '')?.[1];
  if (hash === undefined) throw badRequest('INVITE_HASH_INVALID');
  return hash;
}

/** An invitation as it is now; of another admin's only the beginning is told. */
export const showInvite = (call: Call, invite: Invite): Promise<ChatInviteLink> =>
  call.world.store.read((tx) => toApiInvite(createView(call, call.bot.id, tx), invite));

/** Runs what changes the links of a chat; who may not hears it in the API's words. */
export async function managingLinks<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (isDomainError(error) && error.code === 'chat-admin-required')
      throw badRequest('not enough rights to manage chat invite link');
    throw error;
  }
}
