import type { tl } from '@mtcute/core';
import Long from 'long';
import type { NewMessage } from '../../data/messenger.ts';
import type { Message, PeerId } from '../../data/views.ts';
import type { Account } from '../account.ts';
import { absorb, inputPeer, inputUser } from '../peers.ts';
import { toTlEntities } from '../views/entities.ts';
import { messageOf } from '../views/message.ts';
import { saveDraft } from './dialogs.ts';

/** Keeps a text on the server until `date`; it does not enter the chat before. */
export async function schedule(account: Account, draft: NewMessage, date: number): Promise<void> {
  const replyToMsgId = draft.replyTo ?? draft.thread;
  const answer = await account.client.call({
    _: 'messages.sendMessage',
    peer: inputPeer(account, draft.chatId),
    message: draft.text,
    randomId: account.randomId(),
    scheduleDate: date,
    silent: draft.silent,
    noWebpage: draft.noPreview,
    clearDraft: true,
    entities: toTlEntities(draft.entities, (id) => inputUser(account, id)),
    replyTo: replyToMsgId
      ? { _: 'inputReplyToMessage', replyToMsgId, topMsgId: draft.thread, quoteText: draft.quote }
      : undefined,
  });
  done(account, draft.chatId, answer);
  // What was typed has left the field, although nothing was sent.
  await saveDraft(account, draft.chatId, undefined);
}

/** What waits in a chat, the next one first. Their numbers count apart from those of the chat. */
export async function scheduled(account: Account, chatId: PeerId): Promise<Message[]> {
  const answer = await account.client.call({
    _: 'messages.getScheduledHistory',
    peer: inputPeer(account, chatId),
    hash: Long.ZERO,
  });
  if (answer._ === 'messages.messagesNotModified') return [];
  absorb(account, answer.users, answer.chats);
  const messages = answer.messages.flatMap((message) => messageOf(message, account.self) ?? []);
  return messages.sort((a, b) => a.date - b.date || a.id - b.id);
}

export async function reschedule(account: Account, chatId: PeerId, id: number, date: number): Promise<void> {
  const peer = inputPeer(account, chatId);
  done(account, chatId, await account.client.call({ _: 'messages.editMessage', peer, id, scheduleDate: date }));
}

export async function sendScheduled(account: Account, chatId: PeerId, id: number): Promise<void> {
  const peer = inputPeer(account, chatId);
  done(account, chatId, await account.client.call({ _: 'messages.sendScheduledMessages', peer, id: [id] }));
}

export async function removeScheduled(account: Account, chatId: PeerId, id: number): Promise<void> {
  const peer = inputPeer(account, chatId);
  done(account, chatId, await account.client.call({ _: 'messages.deleteScheduledMessages', peer, id: [id] }));
}

function done(account: Account, chatId: PeerId, answer: tl.TypeUpdates): void {
  account.client.handleClientUpdate(answer, false);
  account.emit({ is: 'scheduled', chatId });
}
