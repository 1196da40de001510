import { logDataChange } from '../channels/admin-log.ts';
import { tellMembers } from '../chats/change-members.ts';
import type { Chat } from '../chats/repository.ts';
import { mayDo, requireRight } from '../chats/rights.ts';
import { refuse } from '../errors.ts';
import type { AccountId, ChatId } from '../ids.ts';
import type { Tx, World, WriteTx } from '../ports.ts';

export interface LinkRequest {
  actor: AccountId;
  /** Undefined unlinks the group from its channel. */
  broadcast: ChatId | undefined;
  /** Undefined unlinks the channel from its group. */
  group: ChatId | undefined;
}

/**
 * Makes a supergroup the place where a channel's posts are commented, or undoes it. Either had at most one link; what
 * they were linked to before is let go.
 *
 * @throws link-not-modified, broadcast-invalid, supergroup-invalid, prehistory-hidden, chat-admin-required
 */
export function setDiscussionGroup(world: World, request: LinkRequest): Promise<void> {
  const { actor, broadcast, group } = request;
  return world.store.write(async (tx) => {
    const channel = broadcast === undefined ? undefined : await requireBroadcast(world, tx, actor, broadcast);
    const talk = group === undefined ? undefined : await requireTalk(world, tx, actor, group);
    if (!channel && !talk) return refuse('link-not-modified');
    const same = (chat: Chat | undefined, other: Chat | undefined) => !chat || chat.data.linkedChat === other?.id;
    if (same(channel, talk) && same(talk, channel)) refuse('link-not-modified');
    const links = new Map<ChatId, ChatId | undefined>();
    for (const chat of [channel, talk])
      if (chat?.data.linkedChat !== undefined) links.set(chat.data.linkedChat, undefined);
    if (channel) links.set(channel.id, talk?.id);
    if (talk) links.set(talk.id, channel?.id);
    await writeLinks(world, tx, links, actor);
  });
}

/** Lets the other side of a link go, as one of them ends. */
export async function unlink(world: World, tx: WriteTx, chat: Chat): Promise<void> {
  if (chat.data.linkedChat !== undefined) await writeLinks(world, tx, new Map([[chat.data.linkedChat, undefined]]));
}

async function writeLinks(
  world: World,
  tx: WriteTx,
  links: ReadonlyMap<ChatId, ChatId | undefined>,
  actor?: AccountId,
): Promise<void> {
  for (const [id, linked] of [...links].sort(([a], [b]) => a - b)) {
    const chat = await tx.chats.get(id);
    if (!chat || chat.data.linkedChat === linked) continue;
    const { linkedChat: _, ...data } = chat.data;
    const next = linked === undefined ? data : { ...data, linkedChat: linked };
    await tx.chats.update({ ...chat, data: next, version: chat.version + 1 });
    if (actor !== undefined) await logDataChange(world, tx, id, actor, chat.data, next);
    await tellMembers(world, tx, id, { kind: 'chat', chat: id });
  }
}

async function requireBroadcast(world: World, tx: Tx, actor: AccountId, id: ChatId): Promise<Chat> {
  if ((await tx.chats.get(id))?.kind !== 'channel') refuse('broadcast-invalid');
  return (await requireRight(tx, actor, id, 'changeInfo', world.clock.nowS())).chat;
}

async function requireTalk(world: World, tx: Tx, actor: AccountId, id: ChatId): Promise<Chat> {
  const found = await tx.chats.get(id);
  if (found?.kind !== 'supergroup' || found.data.forum) refuse('supergroup-invalid');
  const { chat, member } = await requireRight(tx, actor, id, 'pinMessages', world.clock.nowS());
  if (member.status !== 'creator' && member.status !== 'admin') refuse('chat-admin-required');
  if (chat.data.hiddenPrehistory) refuse('prehistory-hidden');
  return chat;
}

/** Groups that the account could make the discussion of a channel; basic ones are converted first. */
export function groupsForDiscussion(world: World, account: AccountId): Promise<ChatId[]> {
  return world.store.read(async (tx) => {
    const fitting: ChatId[] = [];
    for (const chat of await tx.chats.many(await tx.chats.chatsOf(account, ['group', 'supergroup']))) {
      const member = await tx.chats.member(chat.id, account);
      if (!member || chat.data.migratedTo !== undefined || chat.data.forum || chat.data.linkedChat) continue;
      const isOwn = member.status === 'creator';
      const leads = member.status === 'admin' && mayDo(chat, member, 'pinMessages', world.clock.nowS());
      if (isOwn || (leads && chat.kind === 'supergroup')) fitting.push(chat.id);
    }
    return fitting;
  });
}
