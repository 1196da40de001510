import type { tl } from '@mtcute/core';
import Long from 'long';
import type { HistoryFrom } from '../../data/verbs/reading.ts';
import type { Message, Page, PeerId } from '../../data/views.ts';
import type { Account } from '../account.ts';
import { changeDialog, fetchDialogs } from '../dialogs.ts';
import { rangeAround } from '../cache/ranges.ts';
import { cached, cover, forget, rangesOf, stored, takeIn } from '../messages.ts';
import { inputChannel, inputPeer } from '../peers.ts';
import { channelIdOf, isChannelId } from '../views/peer.ts';
import { offsetsOf } from './offsets.ts';
import { unsent } from './outbox.ts';
import { threadHistory } from './threads.ts';

const FIRST = 1;

/** A page of history, oldest first: from this device where it is whole, from the server otherwise. */
export async function history(
  account: Account,
  chatId: PeerId,
  from: HistoryFrom,
  limit: number,
  thread?: number,
): Promise<Page> {
  if (thread !== undefined) return threadHistory(account, chatId, from, limit, thread);
  const page = (await fromStore(account, chatId, from, limit)) ?? (await fromServer(account, chatId, from, limit));
  // Messages on their way stand below everything that has a number.
  return page.newer ? page : { ...page, messages: [...page.messages, ...(await unsent(account, chatId))] };
}

async function fromStore(
  account: Account,
  chatId: PeerId,
  from: HistoryFrom,
  limit: number,
): Promise<Page | undefined> {
  const top = account.dialogs.get(chatId)?.topId ?? 0;
  if (from.at === 'date' || top === 0) return undefined;
  const anchor = from.at === 'end' ? top : from.id;
  const range = rangeAround(await rangesOf(account, chatId), anchor);
  if (!range) return undefined;
  const newest = Math.min(range.to, top);
  let messages: Message[];
  switch (from.at) {
    case 'end':
      messages = await stored(account, chatId, range.from, newest, limit, 'prev');
      break;
    case 'before':
      messages = await stored(account, chatId, range.from, anchor - 1, limit, 'prev');
      break;
    case 'after':
      messages = await stored(account, chatId, anchor + 1, newest, limit, 'next');
      break;
    case 'around': {
      const half = Math.ceil(limit / 2);
      const before = await stored(account, chatId, range.from, anchor, half, 'prev');
      messages = [...before, ...(await stored(account, chatId, anchor + 1, newest, half, 'next'))];
      break;
    }
  }
  const first = messages[0]?.id;
  const last = messages.at(-1)?.id;
  if (first === undefined || last === undefined) {
    const edge = from.at === 'before' ? range.from <= FIRST : newest >= top;
    return edge && from.at !== 'around' ? { messages: [], older: false, newer: false } : undefined;
  }
  const hitStart = range.from <= FIRST && messages.length < limit && from.at !== 'after';
  return { messages, older: !hitStart, newer: last < top };
}

async function fromServer(account: Account, chatId: PeerId, from: HistoryFrom, limit: number): Promise<Page> {
  const dialogTop = () => account.dialogs.get(chatId)?.topId ?? 0;
  const answer = await account.client.call({
    _: 'messages.getHistory',
    peer: inputPeer(account, chatId),
    ...offsetsOf(from, limit),
    limit,
    maxId: 0,
    minId: 0,
    hash: Long.ZERO,
  });
  const { messages } = takeIn(account, answer);
  const first = messages[0]?.id;
  const last = messages.at(-1)?.id;
  const short = messages.length < limit;
  const atStart = short && (from.at === 'end' || from.at === 'before');
  await cover(account, chatId, coveredBy(from, first, last, atStart, dialogTop()));
  return {
    messages,
    older: !atStart && (first ?? 0) > FIRST,
    newer: from.at !== 'end' && last !== undefined && last < dialogTop(),
  };
}

/** Which stretch of numbers an answer of the server proves to be whole. */
export function coveredBy(
  from: HistoryFrom,
  first: number | undefined,
  last: number | undefined,
  atStart: boolean,
  top: number,
): { from: number; to: number } {
  const bottom = atStart ? FIRST : (first ?? Number.POSITIVE_INFINITY);
  switch (from.at) {
    case 'end':
      return { from: bottom, to: Math.max(last ?? 0, top) };
    case 'before':
      return { from: bottom, to: from.id };
    case 'after':
      return { from: from.id, to: last ?? from.id };
    case 'around':
    case 'date':
      return { from: first ?? Number.POSITIVE_INFINITY, to: last ?? 0 };
  }
}

/** One message, for replies and jumps. */
export async function message(account: Account, chatId: PeerId, id: number): Promise<Message | undefined> {
  const known = await cached(account, chatId, id);
  if (known) return known;
  const ids: tl.TypeInputMessage[] = [{ _: 'inputMessageID', id }];
  const answer = isChannelId(chatId)
    ? await account.client.call({ _: 'channels.getMessages', channel: inputChannel(account, chatId), id: ids })
    : await account.client.call({ _: 'messages.getMessages', id: ids });
  return takeIn(account, answer).messages.find((it) => it.id === id && it.chatId === chatId);
}

/** Says that everything up to `upTo` was seen; the list shows it at once. */
export async function read(account: Account, chatId: PeerId, upTo: number): Promise<void> {
  const dialog = account.dialogs.get(chatId);
  if (!dialog || (dialog.readInId >= upTo && dialog.unread === 0 && !dialog.markedUnread)) return;
  changeDialog(account, chatId, (it) => ({
    ...it,
    readInId: upTo,
    unread: upTo >= it.topId ? 0 : Math.max(0, it.unread - 1),
    markedUnread: false,
  }));
  if (isChannelId(chatId)) {
    await account.client.call({ _: 'channels.readHistory', channel: inputChannel(account, chatId), maxId: upTo });
    return;
  }
  const done = await account.client.call({
    _: 'messages.readHistory',
    peer: inputPeer(account, chatId),
    maxId: upTo,
  });
  tellPts(account, done, 0);
}

/** Some answers move pts without an update: mtcute's updates manager has to know, or it sees a gap. */
export function tellPts(account: Account, done: { pts: number; ptsCount: number }, channelId: number): void {
  account.client.handleClientUpdate(
    {
      _: 'updates',
      seq: 0,
      date: 0,
      chats: [],
      users: [],
      updates: [{ _: 'mtcute.dummyUpdate', channelId, pts: done.pts, ptsCount: done.ptsCount }],
    },
    true,
  );
}

export async function remove(account: Account, chatId: PeerId, ids: number[], forAll: boolean): Promise<void> {
  if (isChannelId(chatId)) {
    const channel = inputChannel(account, chatId);
    const done = await account.client.call({ _: 'channels.deleteMessages', channel, id: ids });
    tellPts(account, done, channelIdOf(chatId));
  } else {
    const done = await account.client.call({ _: 'messages.deleteMessages', id: ids, revoke: forAll });
    tellPts(account, done, 0);
  }
  forget(account, chatId, ids);
  const dialog = account.dialogs.get(chatId);
  if (dialog && ids.includes(dialog.topId)) {
    await fetchDialogs(account, [chatId]);
  }
}
