import { logAdmin } from '../channels/admin-log.ts';
import { refuse } from '../errors.ts';
import type { AccountId, MessageId } from '../ids.ts';
import type { Tx, World, WriteTx } from '../ports.ts';
import { copyToDiscussion } from '../threads/follow-post.ts';
import type { ContentData } from './content.ts';
import { layInChannel } from './lay-in-channel.ts';
import { mentionedAccounts } from './mentioned-accounts.ts';
import type { SendPart, SendRequest, SendResult } from './send-message.ts';

/**
 * Who speaks: a channel's posts are its own, signed if it wishes; in a supergroup people, or the group itself for
 * anonymous admins.
 */
export async function speakInChannel(tx: Tx, request: SendRequest): Promise<SendRequest> {
  const chat = await tx.chats.get(request.peer);
  if (!chat) return refuse('channel-invalid');
  const { sender, data } = request;
  if (chat.kind === 'channel') {
    const author = await tx.accounts.get(sender);
    const name = `${author?.firstName ?? ''} ${author?.lastName ?? ''}`.trim();
    const signed: ContentData = { ...data, author: sender, ...(chat.data.signatures ? { postAuthor: name } : {}) };
    return { ...request, sendAs: chat.id, data: signed };
  }
  if (request.sendAs === undefined) return (await isAnonymous(tx, request)) ? asGroup(request) : request;
  if (request.sendAs === sender) return request;
  if (request.sendAs === chat.id && (await isAdminOf(tx, chat.id, sender))) return asGroup(request);
  return refuse('peer-invalid', { peer: request.sendAs });
}

/** What an anonymous admin or the admin of a channel does is told in the chat's own name. */
export async function speakAsChat(tx: Tx, request: SendRequest): Promise<SendRequest> {
  if (request.sendAs !== undefined) return request;
  const chat = await tx.chats.get(request.peer);
  return chat?.kind === 'channel' || (await isAnonymous(tx, request)) ? asGroup(request) : request;
}

const asGroup = (request: SendRequest): SendRequest => ({
  ...request,
  sendAs: request.peer,
  data: { ...request.data, author: request.sender },
});

async function isAnonymous(tx: Tx, request: SendRequest): Promise<boolean> {
  const member = await tx.chats.member(request.peer, request.sender);
  return member !== undefined && member.rights.includes('anonymous');
}

async function isAdminOf(tx: Tx, chat: number, account: AccountId): Promise<boolean> {
  const member = await tx.chats.member(chat, account);
  return member?.status === 'creator' || member?.status === 'admin';
}

/** Writes into the shared mailbox. A post of a channel is copied into its discussion group, too. */
export async function sendToChannel(world: World, tx: WriteTx, part: SendPart): Promise<SendResult> {
  const { peer, content, data, nowS } = part;
  const channel = part.forum || data.action ? undefined : await tx.chats.get(peer);
  const linked = channel?.kind === 'channel' ? channel.data.linkedChat : undefined;
  // Mailboxes are locked in rising order.
  if (linked !== undefined && linked < peer) await tx.updates.advance(linked, 0, 0);
  const { id, entry } = await layInChannel(tx, part);
  if (channel && linked !== undefined) await copyToDiscussion(tx, { channel, id, data, nowS });
  if (channel?.kind !== 'channel' && !data.action) await noteMentions(tx, part, id);
  if (channel?.kind === 'channel') await notePost(world, tx, part, id);
  return { mailbox: peer, id, content, entries: [entry], repeated: false };
}

/** Those whom the message mentions and who are in the chat find it among their mentions. */
async function noteMentions(tx: WriteTx, part: SendPart, id: MessageId): Promise<void> {
  const accounts: AccountId[] = [];
  for (const account of await mentionedAccounts(tx, part.data, part.replied)) {
    if (account === part.sender) continue;
    const member = await tx.chats.member(part.peer, account);
    const inside = member && member.status !== 'left' && member.status !== 'banned' && !member.gone;
    if (inside) accounts.push(account);
  }
  await tx.mentions.add(part.peer, id, accounts);
}

/** Which admin posted what is told to the other admins only. */
async function notePost(world: World, tx: WriteTx, part: SendPart, id: MessageId): Promise<void> {
  const [message] = await tx.messages.get(part.peer, [id]);
  if (message) await logAdmin(world, tx, part.peer, part.sender, { kind: 'send', message });
}
