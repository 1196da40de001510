import type { tl } from '@mtcute/core';
import { bareId, type ChatId, type LogEntry, mailboxOf, peerKind } from '#domain';
import type { Call } from '../../context.ts';
import { toTlEntries } from '../entries.ts';

/** The answer to joining: the chat, and what the joining said in it. */
export async function toTlJoined(
  call: Call,
  chat: ChatId,
  entries: readonly LogEntry[],
): Promise<tl.messages.TypeChatInviteJoinResult> {
  return { _: 'messages.chatInviteJoinResultOk', updates: await toTlEntered(call, chat, entries) };
}

/** The answer to a change of a chat: the chat itself comes along, with what the change left in the log. */
export async function toTlEntered(call: Call, chat: ChatId, entries: readonly LogEntry[]): Promise<tl.RawUpdates> {
  const answer = await toTlEntries(call, mailboxOf(call.account, chat), entries, [chat]);
  const changed: tl.TypeUpdate =
    peerKind(chat) === 'channel'
      ? { _: 'updateChannel', channelId: bareId(chat) }
      : { _: 'updateChat', chatId: bareId(chat) };
  return { ...answer, updates: [changed, ...answer.updates] };
}
