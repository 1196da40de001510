import { tl } from '@mtcute/core';
import Long from 'long';
import type { NewMessage, OutgoingFile } from '../../data/messenger.ts';
import { type Document, LOCAL_IDS, type Message, type PeerId } from '../../data/views.ts';
import type { Account } from '../account.ts';
import { changeDialog, fetchDialogs, putDialogs } from '../dialogs.ts';
import { cover, coverNewest, keep } from '../messages.ts';
import { inputPeer, inputUser } from '../peers.ts';
import { entitiesOf, toTlEntities } from '../views/entities.ts';
import { mediaOf } from '../views/media.ts';
import { albums, localMedia } from './albums.ts';
import { inputOfMedia, stickerMedia, uploadedMedia } from './input-media.ts';

/** A message waiting on this device. The random id makes sending it twice harmless. */
interface Waiting {
  localId: number;
  randomId: string;
  message: Message;
  file?: OutgoingFile;
  sticker?: Document;
  replyTo?: number;
  thread?: number;
  quote?: string;
  silent?: boolean;
  noPreview?: boolean;
}

/** What goes out as one: a single message, or the messages of an album. */
type Parcel = readonly [Waiting, ...Waiting[]];

const queues = new WeakMap<Account, Map<PeerId, Promise<void>>>();

/** Shows the message at once and sends it as soon as the ones before it in this chat are through. */
export async function send(account: Account, draft: NewMessage): Promise<void> {
  const files = draft.files ?? [];
  if (files.length === 0) enqueue(account, [waiting(account, draft, undefined, true)]);
  const groups = albums(files);
  for (const together of groups) {
    // The caption belongs to the first file of the last album, where other clients look for it.
    const last = together === groups.at(-1);
    const rows = together.map((file, index) => waiting(account, draft, file, last && index === 0));
    const album = rows.length > 1 ? `local-${rows[0]?.localId}` : undefined;
    const [first, ...rest] = rows.map((row) => ({ ...row, message: { ...row.message, album } }));
    if (first) enqueue(account, [first, ...rest]);
  }
  changeDialog(account, draft.chatId, (dialog) => ({ ...dialog, draft: undefined }));
}

function waiting(account: Account, draft: NewMessage, file: OutgoingFile | undefined, withText: boolean): Waiting {
  const localId = account.nextLocalId();
  const message: Message = {
    chatId: draft.chatId,
    id: localId,
    key: `${draft.chatId}:l${localId}`,
    from: account.self,
    date: Math.floor(Date.now() / 1000),
    out: true,
    isPost: false,
    text: withText ? draft.text : '',
    entities: withText ? draft.entities : [],
    media: draft.sticker ?? (file && localMedia(file)),
    reply: draft.replyTo ? { id: draft.replyTo, quote: draft.quote } : undefined,
    thread: draft.thread,
    reactions: [],
    pinned: false,
    mentionsMe: false,
    mayForward: false,
    state: 'sending',
    progress: file ? 0 : undefined,
  };
  return {
    localId,
    randomId: account.randomId().toString(),
    message,
    file,
    sticker: draft.sticker,
    replyTo: draft.replyTo,
    thread: draft.thread,
    quote: draft.quote,
    silent: draft.silent,
    noPreview: draft.noPreview,
  };
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
    const answer = await account.client.call(
      kept.length > 1 ? await albumRequest(account, kept) : await requestOf(account, kept[0]),
    );
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

async function requestOf(account: Account, row: Waiting) {
  const { message } = row;
  const common = {
    peer: inputPeer(account, message.chatId),
    message: message.text,
    randomId: Long.fromString(row.randomId),
    silent: row.silent,
    clearDraft: true,
    replyTo: replyToOf(row),
    entities: toTlEntities(message.entities, (id) => inputUser(account, id)),
  };
  if (row.sticker) return { _: 'messages.sendMedia', ...common, media: stickerMedia(row.sticker) } as const;
  if (!row.file) return { _: 'messages.sendMessage', ...common, noWebpage: row.noPreview } as const;
  return { _: 'messages.sendMedia', ...common, media: await mediaOfRow(account, row, row.file) } as const;
}

/** A message in a thread answers the thread's own message when it answers nothing else. */
function replyToOf({ replyTo, thread, quote }: Waiting): tl.RawInputReplyToMessage | undefined {
  const replyToMsgId = replyTo ?? thread;
  if (!replyToMsgId) return undefined;
  return { _: 'inputReplyToMessage', replyToMsgId, topMsgId: thread, quoteText: quote };
}

/** Every file goes up and is named by the server first: an album may hold only files that it has already. */
async function albumRequest(account: Account, rows: Parcel) {
  const [first] = rows;
  const { message, silent } = first;
  const peer = inputPeer(account, message.chatId);
  const multiMedia = await Promise.all(
    rows.map(async (row): Promise<tl.RawInputSingleMedia> => {
      if (!row.file) throw new Error('ALBUM_WITHOUT_FILE');
      const uploaded = await mediaOfRow(account, row, row.file);
      const named = await account.client.call({ _: 'messages.uploadMedia', peer, media: uploaded });
      return {
        _: 'inputSingleMedia',
        media: inputOfMedia(named),
        randomId: Long.fromString(row.randomId),
        message: row.message.text,
        entities: toTlEntities(row.message.entities, (id) => inputUser(account, id)),
      };
    }),
  );
  return {
    _: 'messages.sendMultiMedia',
    peer,
    multiMedia,
    silent,
    clearDraft: true,
    replyTo: replyToOf(first),
  } as const;
}

function mediaOfRow(account: Account, row: Waiting, file: OutgoingFile): Promise<tl.TypeInputMedia> {
  return uploadedMedia(account, row.localId, file, ({ done, paused }) => {
    account.emit({ is: 'messages', messages: [{ ...row.message, progress: done, paused }], fresh: false });
  });
}

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
