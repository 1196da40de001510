import { type Account, type Chat, isAdmin, isInside, type Member, type PeerId, peerKind, type Tx } from '#domain';
import { chatMissing, denied, missing } from '../api-error.ts';
import type { Call } from '../context.ts';

/** What the bot wants of the chat: to look, to be a member, to speak, or to look after it. */
export type Purpose = 'look' | 'belong' | 'speak' | 'administer';

export type FoundChat =
  | { peer: PeerId; account: Account; chat?: undefined; member?: undefined }
  | { peer: PeerId; chat: Chat; member: Member | undefined };

/** The chat that the path names. @throws ApiError */
export const requireChat = (call: Call, purpose: Purpose): Promise<FoundChat> =>
  findChat(call, Number(call.path.chatId), purpose);

/** A group or channel, and the bot's place in it. @throws ApiError for dialogs too */
export async function requireGroup(call: Call, purpose: Purpose): Promise<{ chat: Chat; member: Member | undefined }> {
  const found = await requireChat(call, purpose);
  if (!found.chat) throw denied('Method is not available for dialogs');
  return { chat: found.chat, member: found.member };
}

/**
 * The dialog or group of this peer, if the bot may do there what `purpose` says.
 *
 * @throws ApiError chat.not.found, chat.denied
 */
export const findChat = (call: Call, peer: PeerId, purpose: Purpose): Promise<FoundChat> =>
  call.world.store.read((tx) =>
    peerKind(peer) === 'account' ? findDialog(tx, call, peer) : findGroup(tx, call, peer, purpose),
  );

/** A dialog is there once the person has written. */
async function findDialog(tx: Tx, { bot }: Call, peer: PeerId): Promise<FoundChat> {
  const account = await tx.accounts.get(peer);
  if (!account || account.kind !== 'person' || !(await tx.dialogs.get(bot.id, peer))) throw chatMissing(peer);
  return { peer, account };
}

/** A group that became a supergroup is still found under the id that it had. */
async function findGroup(tx: Tx, call: Call, peer: PeerId, purpose: Purpose): Promise<FoundChat> {
  const chat = await tx.chats.get(peer);
  if (chat?.data.migratedTo !== undefined) return findGroup(tx, call, chat.data.migratedTo, purpose);
  const member = chat && (await tx.chats.member(chat.id, call.bot.id));
  const isPublic = chat?.username !== undefined;
  if (!chat || chat.deletedAt !== undefined || (!member && !isPublic)) throw chatMissing(peer);
  if (member?.status === 'banned' || chat.suspendedAt !== undefined) throw denied('Bot was removed from the chat');
  if (!isInside(member) && !(purpose === 'look' && isPublic)) throw denied('Bot is not a participant of the chat');
  if (purpose === 'administer' && !(member && isAdmin(member))) throw denied('Bot is not an administrator of the chat');
  return { peer: chat.id, chat, member };
}

/** The person or bot with this id. @throws ApiError */
export async function requireUser(call: Call, id: number): Promise<Account> {
  const account = id > 0 ? await call.world.store.read((tx) => tx.accounts.get(id)) : undefined;
  if (!account || account.kind === 'service') throw missing(`User ${id} not found`);
  return account;
}

/** To whom a message goes: a chat, or a person who has begun to talk with the bot. @throws ApiError */
export async function requireRecipient(call: Call, to: { user?: number; chat?: number }): Promise<PeerId> {
  if (to.user !== undefined) {
    await requireUser(call, to.user);
    const known = await call.world.store.read((tx) => tx.dialogs.get(call.bot.id, to.user ?? 0));
    if (!known) throw missing('error.dialog.notfound');
    return to.user;
  }
  return (await findChat(call, to.chat ?? 0, 'speak')).peer;
}
