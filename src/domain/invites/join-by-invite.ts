import { tellMemberChange } from '../bots/tell-bots.ts';
import { requireOpenToNewcomers, say } from '../chats/change-members.ts';
import { plainMember } from '../chats/create-group.ts';
import type { Chat } from '../chats/repository.ts';
import { requireInviter } from '../chats/rights.ts';
import type { AdminEvent } from '../channels/admin-log-repository.ts';
import { isInside } from '../channels/is-inside.ts';
import { admit } from '../channels/membership.ts';
import { refuse } from '../errors.ts';
import type { AccountId, ChatId } from '../ids.ts';
import type { ChatAction } from '../messages/content.ts';
import type { World, WriteTx } from '../ports.ts';
import type { LogEntry } from '../updates/bodies.ts';
import { askToJoin, tellOfRequests } from './ask-to-join.ts';
import { requireOpenInvite } from './invites.ts';
import type { Invite } from './repository.ts';

export interface Joined {
  chat: ChatId;
  entries: LogEntry[];
}

/**
 * Comes in by a link, or asks to where the link wants that.
 *
 * @throws user-already-participant, channel-private, invite-request-sent and what a closed link refuses
 */
export async function joinByInvite(
  world: World,
  request: { account: AccountId; hash: string; session?: string | undefined },
): Promise<Joined> {
  // Asking is kept although the answer is a refusal, so the refusal comes after the write.
  const outcome = await world.store.write(async (tx) => {
    const { account } = request;
    // Whoever is inside hears so also by a link that lets nobody else in.
    const known = await tx.invites.get(request.hash);
    if (known && isInside(await tx.chats.member(known.chat, account))) refuse('user-already-participant');
    const { invite, chat } = await requireOpenInvite(world, tx, request.hash);
    const member = await tx.chats.member(chat.id, account);
    if (member?.status === 'banned') refuse('channel-private');
    if (isInside(member)) refuse('user-already-participant');
    if (asksFirst(invite, chat)) {
      return { asked: await askToJoin(world, tx, chat, account, invite.hash) };
    }
    return comeIn(
      world,
      tx,
      chat,
      account,
      invite,
      { kind: 'joinByLink', inviter: invite.admin },
      undefined,
      request.session,
    );
  });
  if (!('asked' in outcome)) return outcome;
  return refuse('invite-request-sent', outcome.asked ? { guard: outcome.asked } : {});
}

/** Whether an admin decides about those who come by this link. */
export const asksFirst = (invite: Invite, { data }: Chat): boolean =>
  invite.requestNeeded || (data.joinRequest === true && data.linksAsk === true);

/**
 * Puts somebody into a chat of any kind who is allowed in: by an invitation, by an admin's word, or with a shared folder.
 *
 * @throws users-too-much, channels-too-much, channel-private
 */
export async function comeIn(
  world: World,
  tx: WriteTx,
  chat: Chat,
  account: AccountId,
  invite: Invite | undefined,
  action: ChatAction,
  approvedBy: AccountId | undefined,
  session: string | undefined,
): Promise<Joined> {
  const nowS = world.clock.nowS();
  const inviter = invite?.admin ?? chat.creator;
  if (invite)
    await tx.invites.addUse({ hash: invite.hash, account, date: nowS, ...(approvedBy ? { approvedBy } : {}) });
  if (chat.kind !== 'group') {
    const via = wayIn(invite, approvedBy);
    return { chat: chat.id, entries: await admit(world, tx, chat, account, inviter, action, session, via) };
  }
  requireOpenToNewcomers(chat);
  if (chat.members >= world.limits.groupMembers) refuse('users-too-much');
  const before = await tx.chats.member(chat.id, account);
  await tx.chats.putMember(plainMember(chat.id, account, inviter, nowS));
  await tx.chats.countMembers(chat.id, 1);
  await tellMemberChange(tx, nowS, chat, { account, actor: approvedBy ?? account, before, inviteHash: invite?.hash });
  return { chat: chat.id, entries: await say(world, tx, chat.id, account, action, session) };
}

function wayIn(invite: Invite | undefined, approvedBy: AccountId | undefined): AdminEvent | undefined {
  if (approvedBy !== undefined) return { kind: 'joinByRequest', ...(invite ? { invite } : {}), approvedBy };
  return invite && { kind: 'joinByInvite', invite };
}

/** An admin lets somebody in who asked, or not. @throws user-not-participant when nobody asked */
export function answerJoinRequest(
  world: World,
  request: { actor: AccountId; chat: ChatId; account: AccountId; approved: boolean; session?: string | undefined },
): Promise<LogEntry[]> {
  return world.store.write(async (tx) => {
    const { chat } = await requireInviter(tx, request.actor, request.chat, world.clock.nowS());
    const asked = await tx.invites.request(chat.id, request.account);
    if (!asked) return refuse('user-not-participant');
    await tx.invites.removeRequest(chat.id, request.account);
    await tellOfRequests(world, tx, chat);
    if (!request.approved) return [];
    const invite = asked.hash === undefined ? undefined : await tx.invites.get(asked.hash);
    const joined = await comeIn(
      world,
      tx,
      chat,
      request.account,
      invite,
      { kind: 'joinByRequest' },
      request.actor,
      request.session,
    );
    return joined.entries;
  });
}
