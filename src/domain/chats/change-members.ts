import { tellMemberChange } from '../bots/tell-bots.ts';
import { removeFromMailboxes } from '../messages/delete-messages.ts';
import { refuse } from '../errors.ts';
import { type AccountId, type ChatId, peerKind } from '../ids.ts';
import type { ChatAction } from '../messages/content.ts';
import { writeMessage } from '../messages/send-message.ts';
import type { World, WriteTx } from '../ports.ts';
import { appendUpdate } from '../updates/append-update.ts';
import type { LogEntry, UpdateBody } from '../updates/bodies.ts';
import { bannedNow, isAdmin, requireMember } from './check-group-send.ts';
import { plainMember } from './create-group.ts';
import type { Chat } from './repository.ts';
import { mayBeAdded } from './may-be-added.ts';

/** Tells every member's clients of a change that no message carries. */
export async function tellMembers(
  world: World,
  tx: WriteTx,
  chat: ChatId,
  body: UpdateBody,
  also: readonly AccountId[] = [],
): Promise<void> {
  // A supergroup or channel has one log for all of its members.
  if (peerKind(chat) === 'channel') {
    await appendUpdate(tx, chat, world.clock.nowS(), body.kind === 'chat' ? { kind: 'channel', chat } : body);
    return;
  }
  const members = await tx.chats.memberIds(chat, world.limits.groupMembers);
  for (const account of [...new Set([...members, ...also])].sort((a, b) => a - b)) {
    await appendUpdate(tx, account, world.clock.nowS(), body);
  }
}

/** @throws channel-private where the safety desk lets nobody new in */
export function requireOpenToNewcomers({ data }: Chat): void {
  if (data.enforced?.slots['restrict:no-invites']) refuse('channel-private');
}

/** Lets the chat itself say something in the name of `actor`. */
export async function say(
  world: World,
  tx: WriteTx,
  chat: ChatId,
  actor: AccountId,
  action: ChatAction,
  session: string | undefined,
): Promise<LogEntry[]> {
  return (await writeMessage(world, tx, { sender: actor, peer: chat, data: { text: '', action }, session })).entries;
}

export interface MemberChange {
  entries: LogEntry[];
  missing: AccountId[];
}

/**
 * Adds a person to a basic group. The last `forwardLimit` messages are not copied: a newcomer's mailbox begins with
 * the news of being added.
 *
 * @throws user-already-participant, users-too-much, chat-admin-required
 */
export function addToGroup(
  world: World,
  request: { actor: AccountId; chat: ChatId; account: AccountId; session?: string | undefined },
): Promise<MemberChange> {
  return world.store.write(async (tx) => {
    const { actor, account } = request;
    const { chat, member } = await requireMember(tx, actor, request.chat);
    if (bannedNow(chat, member, world.clock.nowS()).has('inviteUsers')) refuse('chat-admin-required');
    requireOpenToNewcomers(chat);
    if (chat.members >= world.limits.groupMembers) refuse('users-too-much');
    const before = await tx.chats.member(chat.id, account);
    if (before && before.status !== 'left' && before.status !== 'banned') refuse('user-already-participant');
    if (before?.status === 'banned' && !isAdmin(member)) refuse('user-kicked');
    const verdict = await mayBeAdded(tx, actor, account);
    if (verdict === 'unknown') refuse('account-not-found');
    if (verdict === 'no') return { entries: [], missing: [account] };
    await tx.chats.putMember(plainMember(chat.id, account, actor, world.clock.nowS()));
    await tx.chats.countMembers(chat.id, 1);
    await tellMemberChange(tx, world.clock.nowS(), chat, { account, actor, before });
    const entries = await say(world, tx, chat.id, actor, { kind: 'addMembers', members: [account] }, request.session);
    return { entries, missing: [] };
  });
}

/** How many of somebody's newest messages go with them. */
const revokedAtMost = 10_000;

/**
 * Removes a person from a basic group, or leaves it. With `revokeHistory` what somebody who is sent away wrote there goes
 * too, for everybody as far as the actor may.
 *
 * @throws user-not-participant, chat-admin-required
 */
export function removeFromGroup(
  world: World,
  request: { actor: AccountId; chat: ChatId; account: AccountId; revokeHistory: boolean; session?: string | undefined },
): Promise<LogEntry[]> {
  return world.store.write(async (tx) => {
    const { actor, account } = request;
    const { chat, member } = await requireMember(tx, actor, request.chat);
    const target = await tx.chats.member(chat.id, account);
    if (!target || target.status === 'left' || target.status === 'banned') return refuse('user-not-participant');
    if (account !== actor) checkMayRemove(member, target, actor);
    // The line is written while the person is still inside, so that they read it too.
    const entries = await say(world, tx, chat.id, actor, { kind: 'removeMember', member: account }, request.session);
    await tx.chats.putMember({
      ...target,
      status: account === actor ? 'left' : 'banned',
      rights: [],
      ...(account === actor ? {} : { bannedBy: actor }),
    });
    await tx.chats.countMembers(chat.id, -1);
    await tellMemberChange(tx, world.clock.nowS(), chat, { account, actor, before: target });
    if (!request.revokeHistory || account === actor) return entries;
    const query = { mailbox: actor, peer: chat.id, sender: account, limit: revokedAtMost };
    const written = (await tx.messages.history(query)).filter(({ content }) => !content.action);
    if (written.length === 0) return entries;
    const { entry } = await removeFromMailboxes(world, tx, actor, written, true, request.session);
    return entry ? [...entries, entry] : entries;
  });
}

function checkMayRemove(
  actor: { status: string },
  target: { status: string; inviter: AccountId },
  actorId: AccountId,
): void {
  if (actor.status === 'creator') return;
  if (target.status === 'creator' || target.status === 'admin') refuse('chat-admin-required');
  // Plain members may take back those whom they invited.
  if (actor.status !== 'admin' && target.inviter !== actorId) refuse('chat-admin-required');
}
