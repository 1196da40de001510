import { normaliseTitle, plainMember } from '../chats/create-group.ts';
import { refuse } from '../errors.ts';
import { emptyDialog } from '../dialogs/get-dialogs.ts';
import type { AccountId, ChatId } from '../ids.ts';
import { type SendResult, writeMessage } from '../messages/send-message.ts';
import type { Tx, World, WriteTx } from '../ports.ts';
import { openGeneral } from '../topics/toggle-forum.ts';
import { appendUpdate } from '../updates/append-update.ts';

export interface ChannelRequest {
  creator: AccountId;
  kind: 'supergroup' | 'channel';
  title: string;
  about: string;
  forum?: boolean;
  ttlS?: number | undefined;
  session?: string | undefined;
}

/** Makes a supergroup or channel with its own mailbox. @throws chat-title-empty, chat-about-too-long */
export function createChannel(world: World, request: ChannelRequest): Promise<{ chat: ChatId; said: SendResult }> {
  const title = normaliseTitle(world, request.title);
  const about = request.about.trim();
  if (about.length > world.limits.chatAboutLength) refuse('chat-about-too-long');
  return world.store.write((tx) => createChannelIn(world, tx, { ...request, title, about }));
}

/** Refuses one supergroup or channel more than an account may be in. @throws channels-too-much */
export async function checkOwnRoom(world: World, tx: Tx, account: AccountId): Promise<void> {
  const joined = await tx.chats.chatsOf(account, ['supergroup', 'channel']);
  if (joined.length >= world.limits.channelsPerAccount) refuse('channels-too-much');
}

/** The write itself, for verbs that make a channel as a part of something larger. Title and line are checked already. */
export async function createChannelIn(
  world: World,
  tx: WriteTx,
  request: ChannelRequest,
): Promise<{ chat: ChatId; said: SendResult }> {
  const { title, about } = request;
  const nowS = world.clock.nowS();
  const { creator } = request;
  await checkOwnRoom(world, tx, creator);
  const chat = await tx.chats.insert({
    kind: request.kind,
    title,
    creator,
    createdAt: nowS,
    members: 1,
    version: 1,
    defaultBanned: [],
    data: {
      ...(about ? { about } : {}),
      ...(request.forum ? { forum: true } : {}),
      ...(request.ttlS ? { ttlS: request.ttlS } : {}),
    },
  });
  await tx.updates.createMailbox(chat);
  if (request.forum) await openGeneral(tx, { id: chat, creator, createdAt: nowS });
  await tx.chats.putMember({ ...plainMember(chat, creator, creator, nowS), status: 'creator' });
  await enter(world, tx, creator, chat);
  const said = await writeMessage(world, tx, {
    sender: creator,
    peer: chat,
    ...(request.kind === 'channel' ? { sendAs: chat } : {}),
    data: { text: '', action: { kind: 'channelCreate', title } },
    session: request.session,
  });
  return { chat, said };
}

/** Lists the chat for a new member, read up to now, and tells their devices. */
export async function enter(world: World, tx: WriteTx, account: AccountId, chat: ChatId): Promise<void> {
  const top = (await tx.updates.state(chat))?.lastMessageId ?? 0;
  const dialog = (await tx.dialogs.get(account, chat)) ?? emptyDialog(account, chat);
  await tx.dialogs.put({ ...dialog, listed: true, readInboxMaxId: Math.max(dialog.readInboxMaxId, top) });
  await appendUpdate(tx, account, world.clock.nowS(), { kind: 'channel', chat });
}

/** Takes the chat off the list of somebody who is no longer in it, and tells their devices. */
export async function leaveList(world: World, tx: WriteTx, account: AccountId, chat: ChatId): Promise<void> {
  const dialog = await tx.dialogs.get(account, chat);
  if (dialog) await tx.dialogs.put({ ...dialog, listed: false, pinnedOrder: 0 });
  await appendUpdate(tx, account, world.clock.nowS(), { kind: 'channel', chat });
}
