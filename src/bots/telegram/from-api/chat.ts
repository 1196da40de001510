import { type Account, type Chat, isInside, type PeerId, peerKind, type Tx } from '#domain';
import { ApiError, badRequest, forbidden } from '../api-error.ts';
import type { Call } from '../context.ts';

/** What the bot wants of the chat: to look, to be a member, or to speak. */
type Purpose = 'look' | 'belong' | 'speak';

export type FoundChat = { peer: PeerId; account: Account; chat?: undefined } | { peer: PeerId; chat: Chat };

const notFound = (): ApiError => badRequest('chat not found');

/** The chat that `chat_id` names, if the bot may do this there. @throws ApiError in the API's own words */
export function requireChat(call: Call, purpose: Purpose, name = 'chat_id'): Promise<FoundChat> {
  const text = call.args.text(name);
  if (text === undefined) throw badRequest(`${name} is empty`);
  return call.world.store.read((tx) => findChat(tx, call, text, purpose));
}

/** The chat that a field of an object names, if the bot may read there. @throws ApiError in the API's own words */
export async function requireReadable(call: Call, named: string): Promise<PeerId> {
  return (await call.world.store.read((tx) => findChat(tx, call, named, 'look'))).peer;
}

/** The peer of the chat that is named, if the bot may do there what `purpose` says. @throws ApiError */
export async function requirePeer(call: Call, purpose: Purpose, name?: string): Promise<PeerId> {
  return (await requireChat(call, purpose, name)).peer;
}

/** A group, supergroup or channel. */
export async function requireGroup(call: Call, purpose: Purpose, kinds?: readonly Chat['kind'][]): Promise<Chat> {
  const { chat } = await requireChat(call, purpose);
  if (!chat) throw badRequest('method is available only for groups, supergroups and channels');
  if (kinds && !kinds.includes(chat.kind)) {
    throw badRequest(
      kinds.includes('channel')
        ? 'method is available for supergroup and channel chats only'
        : 'method is available only for supergroups',
    );
  }
  return chat;
}

async function findChat(tx: Tx, call: Call, text: string, purpose: Purpose): Promise<FoundChat> {
  const peer = text.startsWith('@') ? await tx.accounts.usernameOwner(text.slice(1)) : Number(text);
  if (peer === undefined || !Number.isSafeInteger(peer) || peer === 0) throw notFound();
  return peerKind(peer) === 'account' ? findPerson(tx, call, peer, purpose) : findGroup(tx, call, peer, purpose);
}

async function findPerson(tx: Tx, call: Call, peer: PeerId, purpose: Purpose): Promise<FoundChat> {
  const account = await tx.accounts.get(peer);
  if (!account || account.kind === 'service') throw notFound();
  const knows = peer === call.bot.id || (await tx.dialogs.get(call.bot.id, peer)) !== undefined;
  if (!knows) {
    if (account.kind === 'bot' || (await tx.chats.commonChats(call.bot.id, peer, 1)).length === 0) throw notFound();
    if (purpose === 'speak') throw forbidden("bot can't initiate conversation with a user");
  }
  if (purpose !== 'speak') return { peer, account };
  if (account.kind === 'bot') throw forbidden("the bot can't send messages to the bot");
  if (account.deletedAt !== undefined) throw forbidden('user is deactivated');
  return { peer, account };
}

const words = { group: 'group', supergroup: 'supergroup', channel: 'channel' } as const;

async function findGroup(tx: Tx, call: Call, peer: PeerId, purpose: Purpose): Promise<FoundChat> {
  const chat = await tx.chats.get(peer);
  const member = chat && (await tx.chats.member(peer, call.bot.id));
  if (!chat || (!member && chat.username === undefined)) throw notFound();
  if (chat.data.migratedTo !== undefined) {
    throw new ApiError(400, 'Bad Request: group chat was upgraded to a supergroup chat', {
      migrate_to_chat_id: chat.data.migratedTo,
    });
  }
  if (chat.deletedAt !== undefined) throw chat.kind === 'group' ? forbidden('the group chat was deleted') : notFound();
  if (member?.status === 'banned' || chat.suspendedAt !== undefined)
    throw forbidden(`bot was kicked from the ${words[chat.kind]} chat`);
  if (isInside(member) || (purpose === 'look' && chat.username !== undefined)) return { peer, chat };
  throw forbidden(`bot is not a member of the ${words[chat.kind]} chat`);
}

/** The person that `user_id` names. */
export async function requireUser(call: Call, name = 'user_id'): Promise<Account> {
  const id = call.args.int(name);
  if (id === undefined || id <= 0) throw badRequest(`invalid ${name} specified`);
  const account = await call.world.store.read((tx) => tx.accounts.get(id));
  if (!account || account.kind === 'service') throw badRequest('user not found');
  return account;
}

/** @throws ApiError when no message is named */
export function requireMessageId(call: Call, name = 'message_id'): number {
  const id = call.args.int(name);
  if (id === undefined || id <= 0) throw badRequest('message identifier is not specified');
  return id;
}
