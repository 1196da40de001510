import type { Member } from '../chats/repository.ts';
import { tellMembers } from '../chats/change-members.ts';
import { requireCreator } from '../chats/rights.ts';
import { type PasswordProof, provePassword } from '../auth/password.ts';
import { refuse } from '../errors.ts';
import type { AccountId, ChatId } from '../ids.ts';
import type { Tx, World, WriteTx } from '../ports.ts';
import { appendUpdate } from '../updates/append-update.ts';
import { logAdmin } from './admin-log.ts';
import { isInside } from './is-inside.ts';

export interface OwnershipRequest {
  actor: AccountId;
  chat: ChatId;
  heir: AccountId;
  proof: PasswordProof | undefined;
  /** The device that asks; it must be signed in for a while. */
  keyId: string;
}

/**
 * Hands a chat over to one of its admins or members. The giver proves the two-step password; password and device must
 * have some age, so that a thief cannot take chats along.
 *
 * @throws password-missing, password-too-fresh, authorization-too-fresh, password-invalid, chat-admin-required,
 *   user-not-participant, account-not-found
 */
export async function transferOwnership(world: World, request: OwnershipRequest): Promise<void> {
  await world.store.read(async (tx) => {
    await requireCreator(tx, request.actor, request.chat);
    await requireHeir(tx, request.chat, request.heir);
    await checkAges(world, tx, request);
  });
  await provePassword(world, request.actor, request.proof);
  await world.store.write(async (tx) => {
    await requireCreator(tx, request.actor, request.chat);
    await handOver(world, tx, request.chat, request.actor, request.heir);
  });
}

async function requireHeir(tx: Tx, chat: ChatId, heir: AccountId): Promise<Member> {
  const member = await tx.chats.member(chat, heir);
  if (!isInside(member) || member.status === 'restricted') return refuse('user-not-participant');
  const account = await tx.accounts.get(heir);
  if (account?.kind !== 'person' || account.deletedAt !== undefined || account.suspendedAt !== undefined)
    refuse('account-not-found');
  return member;
}

async function checkAges(world: World, tx: Tx, { actor, keyId }: OwnershipRequest): Promise<void> {
  const nowS = world.clock.nowS();
  const password = (await tx.accounts.get(actor))?.data.password;
  if (!password) return refuse('password-missing');
  const passwordAt = (password.changedAt ?? 0) + world.limits.transferPasswordAgeS;
  if (passwordAt > nowS) refuse('password-too-fresh', { waitS: passwordAt - nowS });
  const authorization = await tx.auth.authorization(keyId);
  const deviceAt = (authorization?.createdAt ?? nowS) + world.limits.transferDeviceAgeS;
  if (deviceAt > nowS) refuse('authorization-too-fresh', { waitS: deviceAt - nowS });
}

/** Moves the creator's place to the heir; the giver stays as an admin with every right. */
export async function handOver(
  world: World,
  tx: WriteTx,
  chatId: ChatId,
  giver: AccountId,
  heir: AccountId,
): Promise<void> {
  const chat = await tx.chats.get(chatId);
  const before = await requireHeir(tx, chatId, heir);
  const own = await tx.chats.member(chatId, giver);
  if (!chat || !own) return refuse('user-not-participant');
  await tx.chats.update({ ...chat, creator: heir, version: chat.version + 1 });
  const { promotedBy: _, ...rest } = before;
  const after: Member = { ...rest, status: 'creator', rights: [], banned: [], bannedUntil: 0 };
  await tx.chats.putMember(after);
  await tx.chats.putMember({ ...own, status: 'admin', rights: [...givenRights], promotedBy: heir });
  await logAdmin(world, tx, chatId, giver, { kind: 'promote', before, after });
  await tellMembers(world, tx, chatId, { kind: 'chat', chat: chatId });
  if (chat.kind === 'group') return;
  for (const account of [giver, heir].sort((a, b) => a - b))
    await appendUpdate(tx, account, world.clock.nowS(), { kind: 'channel', chat: chatId });
}

const givenRights = [
  'changeInfo',
  'postMessages',
  'editMessages',
  'deleteMessages',
  'banUsers',
  'inviteUsers',
  'pinMessages',
  'addAdmins',
  'manageCall',
  'other',
  'manageTopics',
] as const;

const adminsLookedAt = 200;

/** Who owns the chat when its creator leaves: the person who has been an admin longest. */
export async function futureCreator(tx: Tx, chat: ChatId): Promise<AccountId | undefined> {
  const admins = await tx.chats.members({ chat, statuses: ['admin'], offset: 0, limit: adminsLookedAt });
  for (const { account } of admins.sort((a, b) => a.date - b.date || a.account - b.account)) {
    const person = await tx.accounts.get(account);
    if (person?.kind === 'person' && person.deletedAt === undefined && person.suspendedAt === undefined) return account;
  }
  return undefined;
}
