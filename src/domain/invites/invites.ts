import { logAdmin } from '../channels/admin-log.ts';
import type { Chat } from '../chats/repository.ts';
import { requireInviter } from '../chats/rights.ts';
import { refuse } from '../errors.ts';
import type { AccountId, ChatId } from '../ids.ts';
import type { Tx, World, WriteTx } from '../ports.ts';
import type { Invite } from './repository.ts';

/** What the end of a link says: 16 random bytes, base64url without padding. */
export const newHash = (world: World): string =>
  world.random.bytes(16).toBase64({ alphabet: 'base64url', omitPadding: true });

const longestTitle = 32;
const mostUses = 99_999;

export interface InviteWish {
  actor: AccountId;
  chat: ChatId;
  expiresAt?: number | undefined;
  usageLimit?: number | undefined;
  requestNeeded: boolean;
  title?: string | undefined;
  /** Replaces the admin's lasting link. */
  replacePermanent: boolean;
  /** Never the lasting one, also when there is none yet. */
  additional?: boolean;
}

/**
 * Makes a link. The first one without any wish is the admin's lasting one: it has no end, and is replaced when revoked.
 *
 * @throws chat-admin-required, expire-date-invalid, usage-limit-invalid, invites-too-much
 */
export function exportInvite(world: World, wish: InviteWish): Promise<Invite> {
  return world.store.write(async (tx) => {
    await requireInviter(tx, wish.actor, wish.chat, world.clock.nowS());
    checkWish(world, wish);
    const plain = !wish.expiresAt && !wish.usageLimit && !wish.requestNeeded && !wish.title && !wish.additional;
    const known = plain ? await lastingInvite(tx, wish.chat, wish.actor) : undefined;
    if (known && wish.replacePermanent) await tx.invites.put({ ...known, revoked: true, permanent: false });
    const inForce = await tx.invites.list(wish.chat, wish.actor, false);
    if (inForce.length >= world.limits.invitesPerAdmin) refuse('invites-too-much');
    const invite: Invite = {
      ...newInvite(world, wish.chat, wish.actor),
      permanent: plain && (known === undefined || wish.replacePermanent),
      requestNeeded: wish.requestNeeded,
      ...(wish.expiresAt ? { expiresAt: wish.expiresAt } : {}),
      ...(wish.usageLimit ? { usageLimit: wish.usageLimit } : {}),
      ...(wish.title ? { title: wish.title.slice(0, longestTitle) } : {}),
    };
    await tx.invites.put(invite);
    return invite;
  });
}

/** @throws expire-date-invalid, usage-limit-invalid */
function checkWish(world: World, wish: { expiresAt?: number | undefined; usageLimit?: number | undefined }): void {
  if (wish.expiresAt && wish.expiresAt <= world.clock.nowS()) refuse('expire-date-invalid');
  if (wish.usageLimit !== undefined && (wish.usageLimit < 0 || wish.usageLimit > mostUses))
    refuse('usage-limit-invalid');
}

const newInvite = (world: World, chat: ChatId, admin: AccountId) => ({
  hash: newHash(world),
  chat,
  admin,
  createdAt: world.clock.nowS(),
  revoked: false,
  usage: 0,
});

/** Makes the lasting link of somebody who may invite, where there is none. Clients show it without asking for one. */
export function giveLastingInvite(world: World, admin: AccountId, chat: ChatId): Promise<void> {
  return world.store.write(async (tx) => {
    if (await lastingInvite(tx, chat, admin)) return;
    await tx.invites.put({ ...newInvite(world, chat, admin), permanent: true, requestNeeded: false });
  });
}

/** The link of an admin that stays, once there is one. */
export async function lastingInvite(tx: Tx, chat: ChatId, admin: AccountId): Promise<Invite | undefined> {
  return (await tx.invites.list(chat, admin, false)).find((invite) => invite.permanent);
}

/** A link that the actor may look after: its own admin's, or any for the creator. @throws invite-invalid */
export async function requireInvite(
  world: World,
  tx: Tx,
  actor: AccountId,
  chat: ChatId,
  hash: string,
): Promise<Invite> {
  const { member } = await requireInviter(tx, actor, chat, world.clock.nowS());
  const invite = await tx.invites.get(hash);
  if (!invite || invite.chat !== chat) return refuse('invite-invalid');
  if (invite.admin !== actor && member.status !== 'creator') refuse('chat-admin-required');
  return invite;
}

export interface InviteChange {
  actor: AccountId;
  chat: ChatId;
  hash: string;
  revoke: boolean;
  expiresAt?: number | undefined;
  usageLimit?: number | undefined;
  requestNeeded?: boolean | undefined;
  title?: string | undefined;
}

/**
 * Changes or revokes a link. A revoked lasting link is replaced by a new one, which is returned beside it.
 *
 * @throws invite-invalid, invite-expired, chat-admin-required, invite-permanent, expire-date-invalid, usage-limit-invalid
 */
export function editInvite(world: World, change: InviteChange): Promise<{ invite: Invite; replacement?: Invite }> {
  return world.store.write(async (tx) => {
    const before = await requireInvite(world, tx, change.actor, change.chat, change.hash);
    if (before.revoked) refuse('invite-expired');
    if (!change.revoke && before.permanent) refuse('invite-permanent');
    if (!change.revoke) checkWish(world, change);
    if (change.revoke) {
      await logAdmin(world, tx, change.chat, change.actor, { kind: 'inviteRevoke', invite: before });
      return revoke(world, tx, before);
    }
    const { expiresAt, usageLimit, title, ...rest } = before;
    const invite: Invite = {
      ...rest,
      requestNeeded: change.requestNeeded ?? before.requestNeeded,
      ...pick('expiresAt', change.expiresAt, expiresAt),
      ...pick('usageLimit', change.usageLimit, usageLimit),
      ...pick('title', change.title?.slice(0, longestTitle), title),
    };
    await tx.invites.put(invite);
    await logAdmin(world, tx, change.chat, change.actor, { kind: 'inviteEdit', before, after: invite });
    return { invite };
  });
}

/** The wished value, or the one before; 0 and the empty text take it away. */
function pick<K extends string, V>(key: K, wished: V | undefined, before: V | undefined): { [P in K]?: V } {
  const value = wished ?? before;
  return value ? ({ [key]: value } as { [P in K]?: V }) : {};
}

async function revoke(world: World, tx: WriteTx, before: Invite): Promise<{ invite: Invite; replacement?: Invite }> {
  const invite = { ...before, revoked: true, permanent: false };
  await tx.invites.put(invite);
  if (!before.permanent) return { invite };
  const { expiresAt: _, usageLimit: __, title: ___, ...rest } = before;
  const replacement = { ...rest, hash: newHash(world), createdAt: world.clock.nowS(), usage: 0 };
  await tx.invites.put(replacement);
  return { invite, replacement };
}

/** A link that still lets people in, with its chat. @throws invite-invalid, invite-expired, invite-used-up */
export async function requireOpenInvite(world: World, tx: Tx, hash: string): Promise<{ invite: Invite; chat: Chat }> {
  const invite = await tx.invites.get(hash);
  const old = invite && (await tx.chats.get(invite.chat));
  // Links of a basic group lead into the supergroup that it became.
  const chat = old?.data.migratedTo === undefined ? old : await tx.chats.get(old.data.migratedTo);
  if (!invite || !chat || chat.deletedAt !== undefined || chat.suspendedAt !== undefined)
    return refuse('invite-invalid');
  if (invite.revoked || (invite.expiresAt !== undefined && invite.expiresAt <= world.clock.nowS()))
    refuse('invite-expired');
  if (invite.usageLimit !== undefined && invite.usage >= invite.usageLimit) refuse('invite-used-up');
  return { invite, chat };
}
