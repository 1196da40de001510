import type { tl } from '@mtcute/core';
import type { Message, PeerId } from '../data/views.ts';
import type { Account } from './account.ts';
import { addRange, type Range, rangeAround } from './cache/ranges.ts';
import { absorb } from './peers.ts';
import { messageOf } from './views/message.ts';

const FIRST = 1;
/** Numbers looked through for each message wanted: other chats may have taken some of them. */
const FIRST_SPAN = 2;
const WIDER = 8;

export function keep(account: Account, messages: Message[]): void {
  for (const message of messages) account.store.put('messages', message);
}

export function cached(account: Account, chatId: PeerId, id: number): Promise<Message | undefined> {
  return account.store.get<Message>('messages', [chatId, id]);
}

/** Changes one message that is on this device, and tells the tabs. Unknown messages need no change. */
export async function changeMessage(
  account: Account,
  chatId: PeerId,
  id: number,
  change: (message: Message) => Message,
): Promise<void> {
  const message = await cached(account, chatId, id);
  if (!message) return;
  const next = change(message);
  if (next === message) return;
  keep(account, [next]);
  const dialog = account.dialogs.get(chatId);
  if (dialog?.topId === id) {
    const changed = { ...dialog, top: next };
    account.dialogs.set(chatId, changed);
    account.store.put('dialogs', changed);
    account.emit({ is: 'dialogs', dialogs: [changed] });
  }
  account.emit({ is: 'messages', messages: [next], fresh: false });
}

export function forget(account: Account, chatId: PeerId, ids: number[]): void {
  for (const id of ids) account.store.remove('messages', [chatId, id]);
  account.emit({ is: 'deleted', chatId, ids });
}

export async function forgetChat(account: Account, chatId: PeerId): Promise<void> {
  account.store.remove('messages', IDBKeyRange.bound([chatId], [chatId, []]));
  knownRanges(account).delete(chatId);
  account.store.remove('ranges', chatId);
  account.emit({ is: 'cleared', chatId });
}

/** Ranges that were read or written in this session: each new message asks for those of its chat. */
const known = new WeakMap<Account, Map<PeerId, Range[]>>();

function knownRanges(account: Account): Map<PeerId, Range[]> {
  let ranges = known.get(account);
  if (!ranges) {
    ranges = new Map();
    known.set(account, ranges);
  }
  return ranges;
}

export async function rangesOf(account: Account, chatId: PeerId): Promise<Range[]> {
  const here = knownRanges(account).get(chatId);
  if (here) return here;
  const stored = (await account.store.get<{ ranges: Range[] }>('ranges', chatId))?.ranges ?? [];
  knownRanges(account).set(chatId, stored);
  return stored;
}

export async function cover(account: Account, chatId: PeerId, range: Range): Promise<void> {
  const ranges = addRange(await rangesOf(account, chatId), range);
  knownRanges(account).set(chatId, ranges);
  account.store.put('ranges', { chatId, ranges });
}

/** A new message came right after `previous`: history without a hole now reaches up to it. */
export async function coverNewest(account: Account, chatId: PeerId, previous: number, id: number): Promise<void> {
  const ranges = await rangesOf(account, chatId);
  const reaches = rangeAround(ranges, previous);
  if (reaches || previous === 0) await cover(account, chatId, { from: reaches ? previous : FIRST, to: id });
}

export async function stored(
  account: Account,
  chatId: PeerId,
  from: number,
  to: number,
  limit: number,
  direction: 'next' | 'prev',
): Promise<Message[]> {
  if (from > to) return [];
  const between = (low: number) => IDBKeyRange.bound([chatId, low], [chatId, to]);
  if (direction === 'next') return account.store.all<Message>('messages', between(from), limit);
  // The newest ones lie close to the end: a stretch of numbers is read whole, and a wider one while it holds too few.
  for (let span = limit * FIRST_SPAN; ; span *= WIDER) {
    const low = Math.max(from, to - span + 1);
    const found = await account.store.all<Message>('messages', between(low));
    if (found.length >= limit || low === from) return found.slice(-limit);
  }
}

/** Takes in an answer of the server that lists messages, oldest first in the result. */
export function takeIn(account: Account, answer: tl.messages.TypeMessages): { messages: Message[]; total: number } {
  if (answer._ === 'messages.messagesNotModified') return { messages: [], total: answer.count };
  const messages = takeInListed(account, answer);
  return { messages, total: 'count' in answer ? answer.count : messages.length };
}

/** The same for any answer that names messages with their people and chats. */
export function takeInListed(
  account: Account,
  answer: { messages: tl.TypeMessage[]; users: tl.TypeUser[]; chats: tl.TypeChat[] },
): Message[] {
  absorb(account, answer.users, answer.chats);
  const messages = answer.messages
    .flatMap((message) => messageOf(message, account.self) ?? [])
    .sort((a, b) => a.id - b.id);
  keep(account, messages);
  return messages;
}
