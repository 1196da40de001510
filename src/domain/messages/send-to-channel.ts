import { logAdmin } from '../channels/admin-log.ts';
import { defaultSendAs, maySendAs } from '../channels/send-as.ts';
import { refuse } from '../errors.ts';
import { type AccountId, type MessageId, type PeerId, peerKind } from '../ids.ts';
import type { Tx, World, WriteTx } from '../ports.ts';
import { copyToDiscussion } from '../threads/follow-post.ts';
import type { ContentData } from './content.ts';
import { layInChannel } from './lay-in-channel.ts';
import { mentionedAccounts } from './mentioned-accounts.ts';
import type { SendPart, SendRequest, SendResult } from './send-message.ts';

/**
 * The send with the name in which it is said: in private chats and small groups everybody speaks for themselves.
 *
 * @throws send-as-invalid, channel-invalid
 */
export async function inOwnName(tx: Tx, request: SendRequest): Promise<SendRequest> {
  if (peerKind(request.peer) === 'channel') return speakInChannel(tx, request);
  const { sendAs, ...own } = request;
  return sendAs === undefined || sendAs === request.sender ? own : refuse('send-as-invalid');
}

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
  const member = await tx.chats.member(chat.id, sender);
  const isAnonymous = member?.rights.includes('anonymous') ?? false;
  const chosen = request.sendAs ?? (isAnonymous ? chat.id : await defaultSendAs(tx, sender, chat.id));
  if (chosen === undefined) return request;
  if (!(await maySendAs(tx, chat, sender, member, chosen))) {
    // A choice that was kept may have become stale; one that was asked for is refused.
    return request.sendAs === undefined ? request : refuse('send-as-invalid');
  }
  return inNameOf(request, chosen, member?.rank);
}

/** What an anonymous admin or the admin of a channel does is told in the chat's own name. */
export async function speakAsChat(tx: Tx, request: SendRequest): Promise<SendRequest> {
  if (request.sendAs !== undefined) return request;
  const chat = await tx.chats.get(request.peer);
  if (chat?.kind === 'channel') return inNameOf(request, chat.id, undefined);
  const member = await tx.chats.member(request.peer, request.sender);
  return member?.rights.includes('anonymous') ? inNameOf(request, request.peer, undefined) : request;
}

/** Anonymous admins are told apart by their titles only. */
function inNameOf(request: SendRequest, peer: PeerId, rank: string | undefined): SendRequest {
  if (peer === request.sender) {
    const { sendAs: _, ...rest } = request;
    return rest;
  }
  const title = rank && peer === request.peer ? { postAuthor: rank } : {};
  return { ...request, sendAs: peer, data: { ...request.data, author: request.sender, ...title } };
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
export async function noteMentions(
  tx: WriteTx,
  part: Pick<SendPart, 'sender' | 'peer' | 'data' | 'replied'>,
  id: MessageId,
): Promise<void> {
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
