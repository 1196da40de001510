import { tellMemberChange } from '../bots/tell-bots.ts';
import { logAdmin, logDataChange } from '../channels/admin-log.ts';
import { refuse } from '../errors.ts';
import type { AccountId, ChatId, MediaId, PeerId } from '../ids.ts';
import { peerKind } from '../ids.ts';
import type { World, WriteTx } from '../ports.ts';
import { checkTtl, setPrivateTtl } from '../dialogs/private-ttl.ts';
import type { LogEntry } from '../updates/bodies.ts';
import { say, tellMembers } from './change-members.ts';
import { normaliseTitle } from './create-group.ts';
import { isAdmin } from './check-group-send.ts';
import { requireCreator, requireRight } from './rights.ts';
import { areKnownReactions } from '../reactions/emoticons.ts';
import { reactionKinds } from '../reactions/send-reaction.ts';
import type { BannedRight, Chat, ChatData, Member } from './repository.ts';

interface Actor {
  actor: AccountId;
  chat: ChatId;
  session?: string | undefined;
}

/** Loads a group in which the actor may change title, photo and description. @throws chat-admin-required */
async function requireInfoRight(world: World, tx: WriteTx, { actor, chat: id }: Actor): Promise<Chat> {
  return (await requireRight(tx, actor, id, 'changeInfo', world.clock.nowS())).chat;
}

/** @throws chat-not-modified, chat-title-empty, chat-admin-required */
export function editGroupTitle(world: World, request: Actor & { title: string }): Promise<LogEntry[]> {
  const title = normaliseTitle(world, request.title);
  return world.store.write(async (tx) => {
    const chat = await requireInfoRight(world, tx, request);
    if (chat.title === title) refuse('chat-not-modified');
    await tx.chats.update({ ...chat, title, version: chat.version + 1 });
    await logAdmin(world, tx, chat.id, request.actor, { kind: 'title', before: chat.title, after: title });
    return say(world, tx, chat.id, request.actor, { kind: 'editTitle', title }, request.session);
  });
}

/** Sets the group's photo, or takes it away. */
export function editGroupPhoto(world: World, request: Actor & { photo: MediaId | undefined }): Promise<LogEntry[]> {
  return world.store.write(async (tx) => {
    const chat = await requireInfoRight(world, tx, request);
    const { photo: before, ...rest } = chat;
    const change = { ...(before ? { before } : {}), ...(request.photo ? { after: request.photo } : {}) };
    if (request.photo === undefined && before === undefined) refuse('chat-not-modified');
    await logAdmin(world, tx, chat.id, request.actor, { kind: 'photo', ...change });
    if (request.photo === undefined) {
      await tx.chats.update({ ...rest, version: chat.version + 1 });
      return say(world, tx, chat.id, request.actor, { kind: 'deletePhoto' }, request.session);
    }
    await tx.chats.update({ ...rest, photo: request.photo, version: chat.version + 1 });
    return say(world, tx, chat.id, request.actor, { kind: 'editPhoto', media: request.photo }, request.session);
  });
}

/** @throws chat-about-too-long, chat-about-not-modified, chat-admin-required */
export function editGroupAbout(world: World, request: Actor & { about: string }): Promise<void> {
  const about = request.about.trim();
  if (about.length > world.limits.chatAboutLength) refuse('chat-about-too-long');
  return world.store.write(async (tx) => {
    const chat = await requireInfoRight(world, tx, request);
    if ((chat.data.about ?? '') === about) refuse('chat-about-not-modified');
    const { about: _, ...rest } = chat.data;
    const data = about === '' ? rest : { ...rest, about };
    await tx.chats.update({ ...chat, data, version: chat.version + 1 });
    await logDataChange(world, tx, chat.id, request.actor, chat.data, data);
    await tellMembers(world, tx, chat.id, { kind: 'chat', chat: chat.id });
  });
}

/** What plain members of a group may not do. @throws chat-not-modified, chat-admin-required, channel-invalid */
export function editDefaultBanned(world: World, request: Actor & { banned: readonly BannedRight[] }): Promise<void> {
  return world.store.write(async (tx) => {
    const { chat } = await requireRight(tx, request.actor, request.chat, 'banUsers', world.clock.nowS());
    if (chat.kind === 'channel') refuse('channel-invalid');
    if (request.banned.includes('viewMessages')) refuse('banned-rights-invalid');
    const banned = [...new Set(request.banned)].sort();
    if (JSON.stringify(banned) === JSON.stringify([...chat.defaultBanned].sort())) refuse('chat-not-modified');
    await tx.chats.update({ ...chat, defaultBanned: banned, version: chat.version + 1 });
    const change = { before: chat.defaultBanned, after: banned };
    if (chat.data.gigagroup) refuse('banned-rights-invalid');
    await logAdmin(world, tx, chat.id, request.actor, { kind: 'defaultRights', ...change });
    await tellMembers(world, tx, chat.id, { kind: 'chatDefaultRights', chat: chat.id });
  });
}

/** Makes a member an admin of a basic group, or a plain member again. Creators only. */
export function editGroupAdmin(world: World, request: Actor & { account: AccountId; admin: boolean }): Promise<void> {
  return world.store.write(async (tx) => {
    const { chat } = await requireCreator(tx, request.actor, request.chat);
    const target = await tx.chats.member(chat.id, request.account);
    if (!target || target.status === 'left' || target.status === 'banned') return refuse('user-not-participant');
    if (target.status === 'creator') refuse('creator-required');
    const next: Member = request.admin
      ? {
          ...target,
          status: 'admin',
          rights: ['changeInfo', 'deleteMessages', 'banUsers', 'inviteUsers', 'pinMessages'],
          promotedBy: request.actor,
        }
      : { ...target, status: 'member', rights: [] };
    await tx.chats.putMember(next);
    await tx.chats.update({ ...chat, version: chat.version + 1 });
    const { account, actor } = request;
    await tellMemberChange(tx, world.clock.nowS(), chat, { account, actor, before: target });
    await tellMembers(world, tx, chat.id, {
      kind: 'memberAdmin',
      chat: chat.id,
      account: request.account,
      admin: request.admin,
    });
  });
}

/** Ends a basic group for everybody. Creators only, also when they have left it already: some clients leave first. */
export function deleteGroup(world: World, request: Actor): Promise<void> {
  return world.store.write(async (tx) => {
    const chat = (await leftByCreator(tx, request)) ?? (await requireCreator(tx, request.actor, request.chat)).chat;
    await tx.chats.update({ ...chat, deletedAt: world.clock.nowS(), version: chat.version + 1 });
    await tellMembers(world, tx, chat.id, { kind: 'chat', chat: chat.id });
  });
}

async function leftByCreator(tx: WriteTx, { actor, chat: id }: Actor): Promise<Chat | undefined> {
  const chat = await tx.chats.get(id);
  if (chat?.kind !== 'group' || chat.creator !== actor || chat.deletedAt !== undefined) return undefined;
  const member = await tx.chats.member(id, actor);
  return member === undefined || member.status === 'left' ? chat : undefined;
}

/** In supergroups and channels members who may change the title have no say in how the chat works. */
async function requireCaretaker(tx: WriteTx, actor: AccountId, chatId: PeerId, nowS: number) {
  const found = await requireRight(tx, actor, chatId, 'changeInfo', nowS);
  if (peerKind(chatId) === 'channel' && !isAdmin(found.member)) refuse('chat-admin-required');
  return found;
}

/** New messages of this chat delete themselves after `ttlS` seconds (0: never). @throws ttl-invalid, chat-admin-required */
export function setHistoryTtl(
  world: World,
  request: { actor: AccountId; peer: PeerId; ttlS: number; session?: string | undefined },
): Promise<LogEntry[]> {
  const { actor, peer, ttlS } = request;
  checkTtl(ttlS);
  return world.store.write(async (tx) => {
    if (peerKind(peer) !== 'account') {
      const { chat } = await requireCaretaker(tx, actor, peer, world.clock.nowS());
      if ((chat.data.ttlS ?? 0) === ttlS) refuse('chat-not-modified');
      const data = { ...chat.data, ttlS };
      await tx.chats.update({ ...chat, data, version: chat.version + 1 });
      await logDataChange(world, tx, chat.id, actor, chat.data, data);
      if (peerKind(peer) === 'group') await tellMembers(world, tx, peer, { kind: 'historyTtl', peer, periodS: ttlS });
    } else {
      await setPrivateTtl(tx, { account: actor, peer, ttlS, nowS: world.clock.nowS() });
    }
    return say(world, tx, peer, actor, { kind: 'setTtl', periodS: ttlS }, request.session);
  });
}

/**
 * Which reactions members may use, and how many different ones on a message; without a number that stays.
 *
 * @throws reaction-invalid, reactions-limit-invalid, chat-admin-required, chat-not-modified
 */
export function setAvailableReactions(
  world: World,
  request: Actor & { reactions: NonNullable<ChatData['reactions']>; reactionsLimit?: number | undefined },
): Promise<void> {
  const { reactions, reactionsLimit } = request;
  if (reactionsLimit !== undefined && (reactionsLimit < 1 || reactionsLimit > reactionKinds))
    refuse('reactions-limit-invalid');
  return world.store.write(async (tx) => {
    if (reactions.kind === 'some' && !(await areKnownReactions(tx, reactions.emoticons))) refuse('reaction-invalid');
    const { chat } = await requireCaretaker(tx, request.actor, request.chat, world.clock.nowS());
    const data = { ...chat.data, reactions, ...(reactionsLimit === undefined ? {} : { reactionsLimit }) };
    if (JSON.stringify(chat.data) === JSON.stringify(data)) refuse('chat-not-modified');
    await tx.chats.update({ ...chat, data, version: chat.version + 1 });
    await logDataChange(world, tx, chat.id, request.actor, chat.data, data);
    await tellMembers(world, tx, chat.id, { kind: 'chat', chat: chat.id });
  });
}
