import type { AccountId, MessageId, PeerId } from '../ids.ts';
import type { Message } from '../messages/content.ts';
import { type MessagePage, type PageRequest, pageOf } from '../messages/get-history.ts';
import type { Tx, World } from '../ports.ts';

/** One part of Saved Messages: what came from one chat, or one's own notes. */
export interface SavedDialog {
  peer: PeerId;
  top: Message;
  pinned: boolean;
}

export interface SavedDialogList {
  dialogs: SavedDialog[];
  total: number;
}

/** Under this name an account's settings keep its pinned parts, the first on top. */
export const savedPinsKey = 'saved:pinned';

/** The pinned parts in their order, also those that are empty at the moment. */
export async function savedPins(tx: Tx, account: AccountId): Promise<PeerId[]> {
  return (await tx.accounts.setting<PeerId[]>(account, savedPinsKey)) ?? [];
}

/** The parts of Saved Messages by their newest message; on the first page the pinned ones stand above. */
export function getSavedDialogs(
  world: World,
  request: { account: AccountId; excludePinned: boolean; offsetId: MessageId; offsetDate: number; limit: number },
): Promise<SavedDialogList> {
  const { account, offsetId, offsetDate } = request;
  const limit = Math.min(Math.max(request.limit, 1), world.limits.dialogPageSize);
  return world.store.read(async (tx) => {
    const pins = await savedPins(tx, account);
    const total = await tx.messages.countThreads(account);
    const atStart = offsetId === 0 && offsetDate === 0;
    const pinned = atStart && !request.excludePinned ? await dialogsOf(tx, account, pins, pins) : [];
    const belowId = offsetId > 0 ? offsetId : await firstFrom(tx, account, offsetDate);
    const tops = await tx.messages.threadTops(account, { except: pins, belowId, limit });
    return { dialogs: [...pinned, ...(await withMessages(tx, account, tops, pins))], total };
  });
}

/** The pinned parts, in their order. */
export function getPinnedSavedDialogs(world: World, account: AccountId): Promise<SavedDialog[]> {
  return world.store.read(async (tx) => {
    const pins = await savedPins(tx, account);
    return dialogsOf(tx, account, pins, pins);
  });
}

/** These parts, those left out in which nothing lies. */
export function getSavedDialogsByPeer(
  world: World,
  account: AccountId,
  peers: readonly PeerId[],
): Promise<SavedDialog[]> {
  return world.store.read(async (tx) => dialogsOf(tx, account, peers, await savedPins(tx, account)));
}

/** A page of one part, newest first. */
export function getSavedHistory(
  world: World,
  account: AccountId,
  part: PeerId,
  page: PageRequest,
): Promise<MessagePage> {
  return world.store.read((tx) => pageOf(world, tx, account, { thread: part }, page));
}

/** The id below which messages are older than `date`; undefined without a date. */
async function firstFrom(tx: Tx, account: AccountId, date: number): Promise<MessageId | undefined> {
  if (date <= 0) return undefined;
  const [older] = await tx.messages.history({ mailbox: account, peer: account, beforeDate: date, limit: 1 });
  return older ? older.id + 1 : 1;
}

async function dialogsOf(
  tx: Tx,
  account: AccountId,
  peers: readonly PeerId[],
  pins: readonly PeerId[],
): Promise<SavedDialog[]> {
  const found: { thread: PeerId; id: MessageId }[] = [];
  for (const thread of new Set(peers)) {
    const [top] = await tx.messages.history({ mailbox: account, thread, limit: 1 });
    if (top) found.push({ thread, id: top.id });
  }
  return withMessages(tx, account, found, pins);
}

async function withMessages(
  tx: Tx,
  account: AccountId,
  tops: readonly { thread: PeerId; id: MessageId }[],
  pins: readonly PeerId[],
): Promise<SavedDialog[]> {
  const ids = tops.map(({ id }) => id);
  const messages = new Map((await tx.messages.get(account, ids)).map((message) => [message.id, message]));
  return tops.flatMap(({ thread, id }) => {
    const top = messages.get(id);
    return top ? [{ peer: thread, top, pinned: pins.includes(thread) }] : [];
  });
}
