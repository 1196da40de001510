import { tellMemberChange } from '../bots/tell-bots.ts';
import { mayBeAdded } from '../chats/may-be-added.ts';
import type { AdminRight, BannedRight, Chat, Member } from '../chats/repository.ts';
import { plainMember } from '../chats/create-group.ts';
import { requireRight } from '../chats/rights.ts';
import { refuse } from '../errors.ts';
import type { AccountId, ChatId } from '../ids.ts';
import { writeMessage } from '../messages/send-message.ts';
import type { World, WriteTx } from '../ports.ts';
import { appendUpdate } from '../updates/append-update.ts';
import type { LogEntry } from '../updates/bodies.ts';
import { logAdmin } from './admin-log.ts';
import { leaveList } from './create-channel.ts';
import { isInside } from './is-inside.ts';
import { admit } from './membership.ts';

const rankLength = 16;

/**
 * Gives an admin these rights, or with none makes them a plain member again. Nobody gives rights that they lack.
 *
 * @throws chat-admin-required, creator-required, user-not-participant
 */
export function editAdmin(
  world: World,
  request: { actor: AccountId; chat: ChatId; account: AccountId; rights: readonly AdminRight[]; rank: string },
): Promise<void> {
  return world.store.write(async (tx) => {
    const { chat, member } = await requireRight(tx, request.actor, request.chat, 'addAdmins', world.clock.nowS());
    const target = await memberToBe(world, tx, chat, request);
    if (target.status === 'creator' && request.account !== request.actor) refuse('creator-required');
    if (member.status !== 'creator') {
      if (target.status === 'admin' && target.promotedBy !== request.actor) refuse('chat-admin-required');
      if (!request.rights.every((right) => member.rights.includes(right))) refuse('chat-admin-required');
    }
    if (target.status !== 'admin' && request.rights.length > 0) await checkAdminRoom(world, tx, chat.id);
    const { rank: _, ...rest } = target;
    const rank = request.rank.trim().slice(0, rankLength);
    const next: Member =
      target.status === 'creator'
        ? { ...rest, rights: request.rights.filter((right) => right === 'anonymous') }
        : {
            ...rest,
            status: request.rights.length > 0 ? 'admin' : 'member',
            rights: [...request.rights],
            promotedBy: request.actor,
            banned: [],
            bannedUntil: 0,
          };
    const after = rank ? { ...next, rank } : next;
    await tx.chats.putMember(after);
    await logAdmin(world, tx, chat.id, request.actor, { kind: 'promote', before: target, after });
    const nowS = world.clock.nowS();
    await appendUpdate(tx, request.account, nowS, { kind: 'channel', chat: chat.id });
    await tellMemberChange(tx, nowS, chat, { account: request.account, actor: request.actor, before: target });
  });
}

/**
 * The member who is to change. A bot that is not in the chat comes in with its first rights.
 *
 * @throws user-not-participant, privacy-restricted, chat-bots-too-much
 */
async function memberToBe(
  world: World,
  tx: WriteTx,
  chat: Chat,
  { actor, account, rights }: { actor: AccountId; account: AccountId; rights: readonly AdminRight[] },
): Promise<Member> {
  const member = await tx.chats.member(chat.id, account);
  const banned = member?.status === 'banned';
  if (isInside(member)) return member;
  if (rights.length === 0 || (await tx.accounts.get(account))?.kind !== 'bot') return refuse('user-not-participant');
  if (banned || (await mayBeAdded(tx, actor, account)) !== 'yes') refuse('privacy-restricted');
  await admit(world, tx, chat, account, actor, { kind: 'addMembers', members: [account] }, undefined);
  return (await tx.chats.member(chat.id, account)) ?? refuse('user-not-participant');
}

/** @throws admins-too-much */
async function checkAdminRoom(world: World, tx: WriteTx, chat: ChatId): Promise<void> {
  if ((await tx.chats.countMembersWhere({ chat, statuses: ['admin'] })) >= world.limits.chatAdmins)
    refuse('admins-too-much');
}

/** Seconds below or above which a restriction counts as lasting for ever, as clients expect. */
const shortestS = 30;
const longestS = 366 * 86_400;

/**
 * Restricts, bans or frees a person: `viewMessages` among the rights is a ban, none frees.
 *
 * @throws chat-admin-required, user-is-admin
 */
export function editBanned(
  world: World,
  request: {
    actor: AccountId;
    chat: ChatId;
    account: AccountId;
    banned: readonly BannedRight[];
    untilS: number;
    session?: string | undefined;
  },
): Promise<LogEntry[]> {
  return world.store.write(async (tx) => {
    const nowS = world.clock.nowS();
    const { chat, member } = await requireRight(tx, request.actor, request.chat, 'banUsers', nowS);
    if (!(await tx.accounts.get(request.account))) refuse('participant-invalid');
    const before = await tx.chats.member(chat.id, request.account);
    if (before?.status === 'creator' || (before?.status === 'admin' && member.status !== 'creator'))
      refuse('user-is-admin');
    const { untilS } = request;
    const lasting = untilS < nowS + shortestS || untilS > nowS + longestS;
    const wasInside = isInside(before);
    const base = before ?? { ...plainMember(chat.id, request.account, request.actor, nowS), status: 'left' as const };
    const next = changed(base, request.banned, lasting ? 0 : untilS, request.actor, wasInside);
    await tx.chats.putMember(next);
    await logAdmin(world, tx, chat.id, request.actor, { kind: 'ban', before: base, after: next });
    const change = { account: request.account, actor: request.actor, before };
    if (!wasInside || next.status !== 'banned') {
      await appendUpdate(tx, request.account, nowS, { kind: 'channel', chat: chat.id });
      await tellMemberChange(tx, nowS, chat, change);
      return [];
    }
    await tx.chats.countMembers(chat.id, -1);
    await leaveList(world, tx, request.account, chat.id);
    await tellMemberChange(tx, nowS, chat, change);
    return chat.kind === 'supergroup' ? sayRemoved(world, tx, request) : [];
  });
}

function changed(
  member: Member,
  banned: readonly BannedRight[],
  untilS: number,
  actor: AccountId,
  inside: boolean,
): Member {
  const { gone: _, bannedBy: __, ...rest } = member;
  const cleared = { ...rest, rights: [], banned: [...banned], bannedUntil: untilS };
  if (banned.includes('viewMessages')) return { ...cleared, status: 'banned', bannedBy: actor };
  if (banned.length > 0)
    return { ...cleared, status: 'restricted', bannedBy: actor, ...(inside ? {} : { gone: true }) };
  return { ...cleared, status: inside ? 'member' : 'left' };
}

async function sayRemoved(
  world: World,
  tx: WriteTx,
  request: { actor: AccountId; chat: ChatId; account: AccountId; session?: string | undefined },
): Promise<LogEntry[]> {
  const action = { kind: 'removeMember' as const, member: request.account };
  const said = await writeMessage(world, tx, {
    sender: request.actor,
    peer: request.chat,
    data: { text: '', action },
    session: request.session,
  });
  return said.entries;
}
