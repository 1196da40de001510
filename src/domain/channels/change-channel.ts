import { logAdmin, logDataChange } from './admin-log.ts';
import { checkUsernameShape, isUsernameFree, swapOwnName } from '../accounts/change-username.ts';
import { tellMembers } from '../chats/change-members.ts';
import type { Chat, ChatData } from '../chats/repository.ts';
import { isAdmin } from '../chats/check-group-send.ts';
import { requireCreator, requireRight } from '../chats/rights.ts';
import { refuse } from '../errors.ts';
import type { AccountId, ChatId } from '../ids.ts';
import type { World } from '../ports.ts';
import { namedChat, namesOf, ownName, withOwnName } from '../names/public-names.ts';
import { checkPublicRoom, withoutDoor } from './public-room.ts';
import { unlink } from '../threads/set-discussion-group.ts';

interface Actor {
  actor: AccountId;
  chat: ChatId;
}

/**
 * Whether a name could be taken for this chat, by somebody who may have one more public chat.
 *
 * @throws username-invalid, public-channels-too-much
 */
export function channelNameIsFree(world: World, request: Actor & { name: string }): Promise<boolean> {
  return world.store.read(async (tx) => {
    const isFree = await isUsernameFree(world, tx, request.name, request.chat);
    const chat = request.chat === 0 ? undefined : await tx.chats.get(request.chat);
    if (chat?.username === undefined) await checkPublicRoom(world, tx, chat?.creator ?? request.actor);
    return isFree;
  });
}

/** Gives the chat a public name, or takes it away with an empty one. Its creator only. */
export function setChannelUsername(world: World, request: Actor & { name: string }): Promise<void> {
  const { name } = request;
  if (name !== '') checkUsernameShape(world, name);
  return world.store.write(async (tx) => {
    const { chat } = await requireCreator(tx, request.actor, request.chat);
    const before = ownName(chat) ?? '';
    if (before === name) refuse('username-not-modified');
    if (name !== '' && chat.username === undefined) await checkPublicRoom(world, tx, request.actor);
    await swapOwnName(tx, chat, name);
    const changed = namedChat(chat, withOwnName(namesOf(chat), name));
    const data = changed.username === undefined ? withoutDoor(changed) : changed.data;
    await tx.chats.update({ ...changed, data, version: chat.version + 1 });
    const change = { before, after: name };
    await logAdmin(world, tx, chat.id, request.actor, { kind: 'username', ...change });
    await tellMembers(world, tx, chat.id, { kind: 'chat', chat: chat.id });
  });
}

/** Changes a switch of the chat. @throws chat-not-modified, chat-admin-required, channel-invalid */
export function setChannelData(
  world: World,
  request: Actor & {
    change: Partial<ChatData>;
    right: 'changeInfo' | 'banUsers' | 'deleteMessages';
    /** Where there is such a switch; in both kinds of chats when it is left out. */
    kind?: 'supergroup' | 'channel';
    check?: (chat: Chat) => void;
  },
): Promise<void> {
  return world.store.write(async (tx) => {
    const found = await requireRight(tx, request.actor, request.chat, request.right, world.clock.nowS());
    // Members who may change the title have no say in how the chat works.
    if (!isAdmin(found.member)) refuse('chat-admin-required');
    const { chat } = found;
    if (request.kind !== undefined && chat.kind !== request.kind) refuse('channel-invalid');
    request.check?.(chat);
    const data = { ...chat.data, ...request.change };
    if (JSON.stringify(data) === JSON.stringify(chat.data)) refuse('chat-not-modified');
    await tx.chats.update({ ...chat, data, version: chat.version + 1 });
    await logDataChange(world, tx, chat.id, request.actor, chat.data, data);
    await tellMembers(world, tx, chat.id, { kind: 'chat', chat: chat.id });
  });
}

/** Ends the chat for everybody. Its creator only. */
export function deleteChannel(world: World, request: Actor): Promise<void> {
  return world.store.write(async (tx) => {
    const { chat } = await requireCreator(tx, request.actor, request.chat);
    for (const { name } of namesOf(chat)) await tx.accounts.releaseUsername(name, chat.id);
    await unlink(world, tx, chat);
    await tx.chats.update({ ...namedChat(chat, []), deletedAt: world.clock.nowS(), version: chat.version + 1 });
    await tellMembers(world, tx, chat.id, { kind: 'chat', chat: chat.id });
  });
}
