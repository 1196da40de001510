import { isAdmin, requireMember } from '../../chats/check-group-send.ts';
import type { Chat } from '../../chats/repository.ts';
import { refuse } from '../../errors.ts';
import { type AccountId, type ChatId, type MessageId, SERVICE_ACCOUNT } from '../../ids.ts';
import type { Message } from '../../messages/content.ts';
import { noteMentions } from '../../messages/send-to-channel.ts';
import { storedKinds } from '../../messages/stored-kinds.ts';
import type { Tx, World, WriteTx } from '../../ports.ts';
import { addReplyAgain } from '../../threads/count-replies.ts';
import { logAt } from '../../updates/append-update.ts';
import { writerOf } from './find-flood.ts';

/**
 * An admin says that the anti-spam was wrong about a message: it stands again where it stood, under its own number and
 * date, and its author is let be in this group from then on. It comes back without a sound, as it rang when it was
 * written. A message that is back already stays as it is.
 *
 * @throws chat-admin-required, channel-private, message-id-invalid (for what no anti-spam removed lately, or what its
 * author might not write now)
 */
export function bringBack(world: World, request: { actor: AccountId; chat: ChatId; id: MessageId }): Promise<void> {
  return world.store.write(async (tx) => {
    const { chat, member } = await requireMember(tx, request.actor, request.chat);
    if (!isAdmin(member)) refuse('chat-admin-required');
    const message = await removedBySpamWatch(world, tx, chat.id, request.id);
    const author = message && writerOf(message);
    if (!message || author === undefined) return refuse('message-id-invalid');
    // The mailbox's lock: two admins bring it back once.
    await tx.updates.advance(chat.id, 0, 0);
    const nowS = world.clock.nowS();
    await tx.chats.spare(chat.id, author, nowS);
    if ((await tx.messages.get(chat.id, [message.id])).length > 0) return;
    if (!(await mayStand(world, tx, chat, message, author))) refuse('message-id-invalid');
    await layBack(tx, chat, message, author);
    const { pts } = await tx.updates.advance(chat.id, 1, 0);
    await logAt(tx, chat.id, pts, 1, nowS, { kind: 'newMessage', id: message.id }, undefined);
  });
}

/** The admin log keeps what was deleted as it was. */
async function removedBySpamWatch(world: World, tx: Tx, chat: ChatId, id: MessageId): Promise<Message | undefined> {
  const sinceDate = world.clock.nowS() - world.limits.adminLogKeptS;
  const actors = [SERVICE_ACCOUNT];
  const removals = await tx.adminLog.page({ chat, groups: ['delete'], actors, sinceDate, limit: 1000 });
  for (const { event } of removals) if (event.kind === 'delete' && event.message.id === id) return event.message;
  return undefined;
}

/** Whether the author and the place are still there, and nothing forbids the author to write. */
async function mayStand(world: World, tx: Tx, chat: Chat, message: Message, author: AccountId): Promise<boolean> {
  const account = await tx.accounts.get(author);
  if (!account || account.deletedAt !== undefined || account.suspendedAt !== undefined) return false;
  const { id: _, sender: __, date: ___, editDate: ____, ...data } = message.content;
  if (data.topic !== undefined && !(await tx.topics.get(chat.id, data.topic))) return false;
  return (await world.gate.beforeSend({ sender: author, peer: chat.id, content: data }, tx)).verdict === 'allow';
}

async function layBack(tx: WriteTx, chat: Chat, message: Message, author: AccountId): Promise<void> {
  const { id, content, replyTo, thread } = message;
  const { id: number, sender, date, editDate: _, ...data } = content;
  await tx.messages.putBackContent({ ...content, silent: true });
  await tx.messages.insert({
    ...{ mailbox: chat.id, id, peer: chat.id, content: number, date, out: false },
    ...(replyTo === undefined ? {} : { replyTo }),
    ...(thread === undefined ? {} : { thread }),
    mediaKinds: (await storedKinds(tx, data)).kinds,
  });
  await tx.search.markReturned(number);
  if (data.ttlS) await tx.scheduled.expireAt(chat.id, id, date + data.ttlS);
  if (thread !== undefined && thread !== id) await addReplyAgain(tx, chat.id, thread, { id, sender });
  const [replied] = replyTo === undefined ? [] : await tx.messages.get(chat.id, [replyTo]);
  await noteMentions(tx, { sender: author, peer: chat.id, data, replied }, id);
  const [top] = await tx.messages.history({ mailbox: chat.id, peer: chat.id, limit: 1 });
  if (top) await tx.dialogs.putTop(chat.id, { id: top.id, date: top.content.date });
}
