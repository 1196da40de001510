import type { tl } from '@mtcute/core';
import Long from 'long';
import type { EditedText } from '../../data/verbs/scheduled.ts';
import type { NewMessage } from '../../data/verbs/sending.ts';
import type { Message, PeerId } from '../../data/views.ts';
import type { Account } from '../account.ts';
import { absorb, inputPeer, inputUser } from '../peers.ts';
import { toTlEntities } from '../views/entities.ts';
import { messageOf } from '../views/message.ts';
import { saveDraft } from './dialogs.ts';
import { parcelsOf, requestOf } from './parcels.ts';

/** Keeps a message, or files with their caption, on the server until `date`; nothing enters the chat before. */
export async function schedule(account: Account, draft: NewMessage, date: number): Promise<void> {
  for (const parcel of parcelsOf(account, draft)) {
    try {
      const request = await requestOf(account, parcel, () => {});
      done(account, draft.chatId, await account.client.call({ ...request, scheduleDate: date }));
    } finally {
      for (const { localId } of parcel) account.transfers.delete(`up:${localId}`);
    }
  }
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

/** Gives the messages of one album, or a single one, another time. */
export async function reschedule(account: Account, chatId: PeerId, ids: number[], date: number): Promise<void> {
  const peer = inputPeer(account, chatId);
  for (const id of ids)
    done(account, chatId, await account.client.call({ _: 'messages.editMessage', peer, id, scheduleDate: date }));
}

export async function editScheduled(account: Account, chatId: PeerId, id: number, draft: EditedText): Promise<void> {
  const answer = await account.client.call({
    _: 'messages.editMessage',
    peer: inputPeer(account, chatId),
    id,
    message: draft.text,
    entities: toTlEntities(draft.entities, (person) => inputUser(account, person)),
    scheduleDate: draft.date,
  });
  done(account, chatId, answer);
}

export async function sendScheduled(account: Account, chatId: PeerId, ids: number[]): Promise<void> {
  const peer = inputPeer(account, chatId);
  done(account, chatId, await account.client.call({ _: 'messages.sendScheduledMessages', peer, id: ids }));
}

export async function removeScheduled(account: Account, chatId: PeerId, ids: number[]): Promise<void> {
  const peer = inputPeer(account, chatId);
  done(account, chatId, await account.client.call({ _: 'messages.deleteScheduledMessages', peer, id: ids }));
}

function done(account: Account, chatId: PeerId, answer: tl.TypeUpdates): void {
  account.client.handleClientUpdate(answer, false);
  account.emit({ is: 'scheduled', chatId });
}
