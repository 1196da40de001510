import { requireOpenToNewcomers } from '../chats/change-members.ts';
import { logAdmin } from './admin-log.ts';
import type { AdminEvent } from './admin-log-repository.ts';
import { tellMemberChange } from '../bots/tell-bots.ts';
import { plainMember } from '../chats/create-group.ts';
import { askToJoin } from '../invites/ask-to-join.ts';
import { mayBeAdded } from '../chats/may-be-added.ts';
import { requireRight } from '../chats/rights.ts';
import type { Chat, Member } from '../chats/repository.ts';
import { refuse } from '../errors.ts';
import type { AccountId, ChatId } from '../ids.ts';
import type { ChatAction } from '../messages/content.ts';
import { writeMessage } from '../messages/send-message.ts';
import type { Tx, World, WriteTx } from '../ports.ts';
import type { LogEntry } from '../updates/bodies.ts';
import { isInside } from './is-inside.ts';
import { enter, leaveList } from './create-channel.ts';
import { requireChannel, requireVisible } from './require-visible.ts';
import { futureCreator, handOver } from './transfer-ownership.ts';

/** A restriction outlives leaving and joining again. */
function comingBack(before: Member | undefined, nowS: number): Member | undefined {
  if (before?.status !== 'restricted') return undefined;
  const { gone: _, ...rest } = before;
  return { ...rest, date: nowS };
}

/**
 * Channels take any number of subscribers, and so do groups in which only admins speak.
 *
 * @throws users-too-much, channels-too-much, user-channels-too-much, chat-bots-too-much
 */
async function checkRoom(world: World, tx: Tx, chat: Chat, account: AccountId, invited: boolean): Promise<void> {
  const { limits } = world;
  if (chat.kind === 'supergroup' && !chat.data.gigagroup && chat.members >= limits.supergroupMembers)
    refuse('users-too-much');
  const joined = await tx.chats.chatsOf(account, ['supergroup', 'channel']);
  if (joined.length >= limits.channelsPerAccount) refuse(invited ? 'user-channels-too-much' : 'channels-too-much');
  if ((await tx.accounts.get(account))?.kind !== 'bot') return;
  const bots = await tx.chats.countMembersWhere({ chat: chat.id, bots: true });
  if (bots >= limits.botsPerChat) refuse('chat-bots-too-much');
}

/** Puts a person into the chat who is allowed in. Returns what their joining says in a supergroup. */
export async function admit(
  world: World,
  tx: WriteTx,
  chat: Chat,
  account: AccountId,
  inviter: AccountId,
  action: ChatAction,
  session: string | undefined,
  via?: AdminEvent,
): Promise<LogEntry[]> {
  requireOpenToNewcomers(chat);
  const invited = action.kind === 'addMembers' && inviter !== account;
  await checkRoom(world, tx, chat, account, invited);
  const before = await tx.chats.member(chat.id, account);
  const nowS = world.clock.nowS();
  const sinceId = (await tx.updates.state(chat.id))?.lastMessageId ?? 0;
  const member = comingBack(before, nowS) ?? plainMember(chat.id, account, inviter, nowS);
  await tx.chats.putMember({ ...member, sinceId });
  const event = via ?? (invited ? { kind: 'invite' as const, member } : { kind: 'join' as const });
  await logAdmin(world, tx, chat.id, invited ? inviter : account, event);
  await tx.chats.countMembers(chat.id, 1);
  const actor = action.kind === 'addMembers' ? inviter : account;
  await enter(world, tx, account, chat.id);
  await tellMemberChange(tx, nowS, chat, { account, actor, before });
  if (chat.kind === 'channel') return [];
  const speaker = action.kind === 'addMembers' ? inviter : account;
  return (await writeMessage(world, tx, { sender: speaker, peer: chat.id, data: { text: '', action }, session }))
    .entries;
}

/** Joins a public chat. @throws channel-private, user-already-participant, user-kicked */
export async function joinChannel(
  world: World,
  request: { account: AccountId; chat: ChatId; session?: string | undefined },
): Promise<LogEntry[]> {
  // Asking is kept although the answer is a refusal, so the refusal comes after the write.
  const outcome = await world.store.write(async (tx) => {
    const { account } = request;
    const { chat, member } = await requireVisible(tx, account, request.chat);
    if (isInside(member)) refuse('user-already-participant');
    if (chat.data.joinRequest) {
      return { asked: await askToJoin(world, tx, chat, account, undefined) };
    }
    return admit(world, tx, chat, account, account, { kind: 'addMembers', members: [account] }, request.session);
  });
  if (!('asked' in outcome)) return outcome;
  return refuse('invite-request-sent', outcome.asked ? { guard: outcome.asked } : {});
}

/** Leaves; the chat of a creator who leaves falls to its oldest admin. @throws user-not-participant, creator-required */
export function leaveChannel(world: World, request: { account: AccountId; chat: ChatId }): Promise<void> {
  return world.store.write(async (tx) => {
    const chat = await requireChannel(tx, request.chat);
    let member = await tx.chats.member(chat.id, request.account);
    if (!isInside(member)) return refuse('user-not-participant');
    if (member.status === 'creator') {
      const heir = (await futureCreator(tx, chat.id)) ?? refuse('creator-required');
      await handOver(world, tx, chat.id, request.account, heir);
      member = { ...member, status: 'admin' };
    }
    // A restriction is remembered, so that leaving and coming back does not lift it.
    await tx.chats.putMember(
      member.status === 'restricted' ? { ...member, gone: true } : { ...member, status: 'left', rights: [] },
    );
    await tx.chats.countMembers(chat.id, -1);
    await logAdmin(world, tx, chat.id, request.account, { kind: 'leave' });
    await leaveList(world, tx, request.account, chat.id);
    const { account } = request;
    await tellMemberChange(tx, world.clock.nowS(), chat, { account, actor: account, before: member });
  });
}

/** Adds people. Who may not be added is named. @throws chat-admin-required */
export function inviteToChannel(
  world: World,
  request: { actor: AccountId; chat: ChatId; accounts: readonly AccountId[]; session?: string | undefined },
): Promise<{ entries: LogEntry[]; missing: AccountId[] }> {
  return world.store.write(async (tx) => {
    const { chat } = await requireRight(tx, request.actor, request.chat, 'inviteUsers', world.clock.nowS());
    const entries: LogEntry[] = [];
    const missing: AccountId[] = [];
    for (const account of [...new Set(request.accounts)].sort((a, b) => a - b)) {
      if (isInside(await tx.chats.member(chat.id, account))) continue;
      const banned = (await tx.chats.member(chat.id, account))?.status === 'banned';
      const verdict = banned ? 'no' : await mayBeAdded(tx, request.actor, account);
      if (verdict === 'unknown') refuse('account-not-found');
      if (verdict === 'no') missing.push(account);
      else
        entries.push(
          ...(await admit(
            world,
            tx,
            chat,
            account,
            request.actor,
            { kind: 'addMembers', members: [account] },
            request.session,
          )),
        );
    }
    return { entries, missing };
  });
}
