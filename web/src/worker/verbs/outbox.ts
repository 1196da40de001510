import { tl } from '@mtcute/core';
import type { NewMessage } from '../../data/verbs/sending.ts';
import { LOCAL_IDS, type Message, type PeerId } from '../../data/views.ts';
import type { Account } from '../account.ts';
import { changeDialog, fetchDialogs, putDialogs } from '../dialogs.ts';
import { cover, coverNewest, keep } from '../messages.ts';
import type { Transfer } from '../transfer.ts';
import { entitiesOf } from '../views/entities.ts';
import { mediaOf } from '../views/media.ts';
import { type Parcel, parcelsOf, requestOf, type Waiting } from './parcels.ts';

const queues = new WeakMap<Account, Map<PeerId, Promise<void>>>();

/** Shows the message at once and sends it as soon as the ones before it in this chat are through. */
export async function send(account: Account, draft: NewMessage): Promise<void> {
  for (const parcel of parcelsOf(account, draft)) enqueue(account, parcel);
  changeDialog(account, draft.chatId, (dialog) => ({ ...dialog, draft: undefined }));
}

function enqueue(account: Account, parcel: Parcel): void {
  const last = parcel.at(-1) ?? parcel[0];
  const { chatId } = last.message;
  for (const row of parcel) account.store.put('outbox', row);
  account.emit({ is: 'messages', messages: parcel.map((row) => row.message), fresh: true });
  const dialog = account.dialogs.get(chatId);
  if (dialog) account.emit({ is: 'dialogs', dialogs: [{ ...dialog, top: last.message, date: last.message.date }] });
  const chats = queues.get(account) ?? new Map<PeerId, Promise<void>>();
  queues.set(account, chats);
  const before = chats.get(chatId) ?? Promise.resolve();
  chats.set(
    chatId,
    before.then(() => deliver(account, parcel)),
  );
}

/** Puts what was not sent before the last shutdown back on its way. */
export async function resumeOutbox(account: Account): Promise<void> {
  const parcels = new Map<string, [Waiting, ...Waiting[]]>();
  for (const row of await account.store.all<Waiting>('outbox')) {
    if (row.message.state !== 'sending') continue;
    const key = row.message.album ?? row.randomId;
    const parcel = parcels.get(key);
    if (parcel) parcel.push(row);
    else parcels.set(key, [row]);
  }
  for (const parcel of parcels.values()) enqueue(account, parcel);
}

/** Messages of a chat that are not on the server yet, in order. */
export async function unsent(account: Account, chatId: PeerId): Promise<Message[]> {
  const rows = await account.store.all<Waiting>('outbox', IDBKeyRange.lowerBound(LOCAL_IDS));
  return rows.filter((row) => row.message.chatId === chatId).map((row) => row.message);
}

export async function retry(account: Account, _chatId: PeerId, localId: number): Promise<void> {
  const row = await account.store.get<Waiting>('outbox', localId);
  if (!row) return;
  enqueue(account, [{ ...row, message: { ...row.message, album: undefined, state: 'sending', failure: undefined } }]);
}

/** Holds the upload of a message on its way, or lets it go on. */
export async function pauseUpload(account: Account, localId: number, paused: boolean): Promise<void> {
  const row = await account.store.get<Waiting>('outbox', localId);
  const transfer = account.transfers.get(`up:${localId}`);
  if (!row || !transfer) return;
  transfer.setPaused(paused);
  account.emit({ is: 'messages', messages: [{ ...row.message, progress: transfer.done, paused }], fresh: false });
}

export async function cancel(account: Account, chatId: PeerId, localId: number): Promise<void> {
  account.transfers.get(`up:${localId}`)?.stop();
  account.store.remove('outbox', localId);
  account.emit({ is: 'deleted', chatId, ids: [localId] });
  const dialog = account.dialogs.get(chatId);
  if (dialog) account.emit({ is: 'dialogs', dialogs: [dialog] });
}

async function deliver(account: Account, parcel: Parcel): Promise<void> {
  const kept = await stillWanted(account, parcel);
  if (!kept) return;
  for (const row of kept) account.sending.set(row.randomId, { chatId: row.message.chatId, localId: row.localId });
  try {
    const answer = await account.client.call(await requestOf(account, kept, tellProgress(account)));
    if (answer._ === 'updateShortSentMessage') settleShort(account, kept[0], answer);
    else {
      for (const row of kept) noteNumber(account, row.randomId, answer);
      account.client.handleClientUpdate(answer, false);
    }
  } catch (error) {
    await giveBack(account, kept, error);
  } finally {
    for (const row of kept) account.transfers.delete(`up:${row.localId}`);
  }
}

/** The messages of a parcel that nobody took back meanwhile. */
async function stillWanted(account: Account, parcel: Parcel): Promise<Parcel | undefined> {
  const present = await Promise.all(parcel.map((row) => account.store.get('outbox', row.localId)));
  const [first, ...rest] = parcel.filter((_, index) => present[index] !== undefined);
  return first && [first, ...rest];
}

/** After a failure: an album of which one picture was taken back goes out with the others; the rest is said to have failed. */
async function giveBack(account: Account, parcel: Parcel, error: unknown): Promise<void> {
  for (const row of parcel) account.sending.delete(row.randomId);
  if (parcel.some((row) => account.transfers.get(`up:${row.localId}`)?.signal.aborted)) {
    const others = await stillWanted(account, parcel);
    if (others) await deliver(account, others);
    return;
  }
  const failure = error instanceof tl.RpcError ? error.text : 'NOT_SENT';
  const failed = parcel.map((row): Waiting => {
    return { ...row, message: { ...row.message, state: 'failed', failure, progress: undefined } };
  });
  for (const row of failed) account.store.put('outbox', row);
  account.emit({ is: 'messages', messages: failed.map((row) => row.message), fresh: false });
}

/** The number is read here already: the updates manager may hand on the message before the update that names it. */
function noteNumber(account: Account, randomId: string, answer: tl.TypeUpdates): void {
  const onItsWay = account.sending.get(randomId);
  if (!onItsWay || !('updates' in answer)) return;
  for (const update of answer.updates) {
    if (update._ === 'updateMessageID' && update.randomId.toString() === randomId) onItsWay.id = update.id;
  }
}

/** Shows how far the file of a message has got. */
const tellProgress =
  (account: Account) =>
  ({ message }: Waiting, { done, paused }: Transfer): void =>
    account.emit({ is: 'messages', messages: [{ ...message, progress: done, paused }], fresh: false });

/** The short answer names only the number and the date; the rest is what was sent. */
function settleShort(account: Account, row: Waiting, answer: tl.RawUpdateShortSentMessage): void {
  account.client.handleClientUpdate(
    {
      _: 'updates',
      seq: 0,
      date: 0,
      chats: [],
      users: [],
      updates: [{ _: 'mtcute.dummyUpdate', channelId: 0, pts: answer.pts, ptsCount: answer.ptsCount }],
    },
    true,
  );
  const sent: Message = {
    ...row.message,
    id: answer.id,
    date: answer.date,
    entities: answer.entities ? entitiesOf(answer.entities) : row.message.entities,
    media: answer.media ? mediaOf(answer.media) : row.message.media,
    mayForward: true,
    state: 'sent',
    progress: undefined,
  };
  keep(account, [{ ...sent, key: `${sent.chatId}:${sent.id}` }]);
  finish(account, row.randomId, row.localId, sent);
  const dialog = account.dialogs.get(sent.chatId);
  if (dialog) {
    void coverNewest(account, sent.chatId, dialog.topId, sent.id);
    putDialogs(account, [{ ...dialog, topId: sent.id, top: sent, date: sent.date }]);
  } else {
    void cover(account, sent.chatId, { from: sent.id, to: sent.id });
    // The first message opens a conversation: the list learns of it as of any other.
    void fetchDialogs(account, [sent.chatId]).catch(() => {});
  }
}

/** A message that came back with the number that the server gave to one on its way: true when it was ours. */
export function settle(account: Account, message: Message): boolean {
  for (const [randomId, onItsWay] of account.sending) {
    if (onItsWay.chatId !== message.chatId || onItsWay.id !== message.id) continue;
    finish(account, randomId, onItsWay.localId, message);
    return true;
  }
  return false;
}

function finish(account: Account, randomId: string, localId: number, message: Message): void {
  account.sending.delete(randomId);
  account.store.remove('outbox', localId);
  account.emit({ is: 'settled', chatId: message.chatId, localId, message });
}
