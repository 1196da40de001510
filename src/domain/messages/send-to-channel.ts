import { markReadByAuthor } from '../channels/read-channel.ts';
import { refuse } from '../errors.ts';
import type { AccountId } from '../ids.ts';
import type { Tx, World, WriteTx } from '../ports.ts';
import { logAt } from '../updates/append-update.ts';
import type { ContentData } from './content.ts';
import type { SendPart, SendRequest, SendResult } from './send-message.ts';
import { storedKinds } from './stored-kinds.ts';

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

/** Lays one copy into the shared mailbox: nothing is written per subscriber. */
export async function sendToChannel(_world: World, tx: WriteTx, part: SendPart): Promise<SendResult> {
  const { peer, content, nowS, data } = part;
  const { kinds } = await storedKinds(tx, data);
  const state = await tx.updates.advance(peer, 1, 1);
  const id = state.lastMessageId;
  await tx.messages.insert({
    mailbox: peer,
    id,
    peer,
    content,
    date: nowS,
    out: false,
    ...(part.replied ? { replyTo: part.replied.id } : {}),
    mediaKinds: kinds,
  });
  if (data.ttlS) await tx.scheduled.expireAt(peer, id, nowS + data.ttlS);
  await tx.dialogs.putTop(peer, { id, date: nowS });
  await markReadByAuthor(tx, part.sender, peer, id);
  const entry = await logAt(tx, peer, state.pts, 1, nowS, { kind: 'newMessage', id }, part.session);
  return { mailbox: peer, id, content, entries: [entry], repeated: false };
}
