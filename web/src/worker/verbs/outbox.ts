import { tl } from '@mtcute/core';
import Long from 'long';
import type { NewMessage, OutgoingFile } from '../../data/messenger.ts';
import { LOCAL_IDS, type Media, type Message, type PeerId } from '../../data/views.ts';
import type { Account } from '../account.ts';
import { changeDialog, putDialogs } from '../dialogs.ts';
import { cover, coverNewest, keep } from '../messages.ts';
import { inputPeer, inputUser } from '../peers.ts';
import { entitiesOf, toTlEntities } from '../views/entities.ts';
import { mediaOf } from '../views/media.ts';
import { upload } from './upload.ts';

/** A message waiting on this device. The random id makes sending it twice harmless. */
interface Waiting {
  localId: number;
  randomId: string;
  message: Message;
  file?: OutgoingFile;
  replyTo?: number;
  quote?: string;
  silent?: boolean;
}

const queues = new WeakMap<Account, Map<PeerId, Promise<void>>>();

/** Shows the message at once and sends it as soon as the ones before it in this chat are through. */
export async function send(account: Account, draft: NewMessage): Promise<void> {
  const files = draft.files ?? [];
  const parts = files.length > 0 ? files : [undefined];
  parts.forEach((file, index) => {
    // The text belongs to the last file, as captions do elsewhere.
    const withText = index === parts.length - 1;
    enqueue(account, waiting(account, draft, file, withText));
  });
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
    media: file && localMedia(file),
    reply: draft.replyTo ? { id: draft.replyTo, quote: draft.quote } : undefined,
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
    replyTo: draft.replyTo,
    quote: draft.quote,
    silent: draft.silent,
  };
}

function localMedia(file: OutgoingFile): Media {
  const ref = {
    at: 'document',
    id: '',
    accessHash: '',
    reference: new Uint8Array(),
    thumb: '',
    mime: file.blob.type,
    bytes: file.blob.size,
  } as const;
  if (file.as === 'photo') {
    return { kind: 'photo', width: file.width ?? 320, height: file.height ?? 240, file: ref, spoiler: false };
  }
  return {
    kind: file.as === 'voice' ? 'voice' : file.as === 'video' ? 'video' : 'file',
    name: file.name,
    mime: file.blob.type,
    bytes: file.blob.size,
    file: ref,
    width: file.width,
    height: file.height,
    durationS: file.durationS,
    waveform: file.waveform,
    spoiler: false,
  };
}

function enqueue(account: Account, row: Waiting): void {
  account.store.put('outbox', row);
  account.emit({ is: 'messages', messages: [row.message], fresh: true });
  const dialog = account.dialogs.get(row.message.chatId);
  if (dialog) account.emit({ is: 'dialogs', dialogs: [{ ...dialog, top: row.message, date: row.message.date }] });
  const chats = queues.get(account) ?? new Map<PeerId, Promise<void>>();
  queues.set(account, chats);
  const before = chats.get(row.message.chatId) ?? Promise.resolve();
  chats.set(
    row.message.chatId,
    before.then(() => deliver(account, row)),
  );
}

/** Puts what was not sent before the last shutdown back on its way. */
export async function resumeOutbox(account: Account): Promise<void> {
  for (const row of await account.store.all<Waiting>('outbox')) {
    if (row.message.state === 'sending') enqueue(account, row);
  }
}

/** Messages of a chat that are not on the server yet, in order. */
export async function unsent(account: Account, chatId: PeerId): Promise<Message[]> {
  const rows = await account.store.all<Waiting>('outbox', IDBKeyRange.lowerBound(LOCAL_IDS));
  return rows.filter((row) => row.message.chatId === chatId).map((row) => row.message);
}

export async function retry(account: Account, _chatId: PeerId, localId: number): Promise<void> {
  const row = await account.store.get<Waiting>('outbox', localId);
  if (row) enqueue(account, { ...row, message: { ...row.message, state: 'sending', failure: undefined } });
}

export async function cancel(account: Account, chatId: PeerId, localId: number): Promise<void> {
  account.transfers.get(`up:${localId}`)?.abort();
  account.store.remove('outbox', localId);
  account.emit({ is: 'deleted', chatId, ids: [localId] });
  const dialog = account.dialogs.get(chatId);
  if (dialog) account.emit({ is: 'dialogs', dialogs: [dialog] });
}

async function deliver(account: Account, row: Waiting): Promise<void> {
  const { message, randomId } = row;
  if (!(await account.store.get('outbox', row.localId))) return;
  account.sending.set(randomId, { chatId: message.chatId, localId: row.localId });
  try {
    const answer = await account.client.call(await requestOf(account, row));
    if (answer._ === 'updateShortSentMessage') settleShort(account, row, answer);
    else {
      noteNumber(account, randomId, answer);
      account.client.handleClientUpdate(answer, false);
    }
  } catch (error) {
    if (account.transfers.get(`up:${row.localId}`)?.signal.aborted) return;
    const failure = error instanceof tl.RpcError ? error.text : 'NOT_SENT';
    const failed: Message = { ...message, state: 'failed', failure, progress: undefined };
    account.store.put('outbox', { ...row, message: failed });
    account.emit({ is: 'messages', messages: [failed], fresh: false });
    account.sending.delete(randomId);
  } finally {
    account.transfers.delete(`up:${row.localId}`);
  }
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
    replyTo: row.replyTo
      ? ({ _: 'inputReplyToMessage', replyToMsgId: row.replyTo, quoteText: row.quote } as const)
      : undefined,
    entities: toTlEntities(message.entities, (id) => inputUser(account, id)),
  };
  if (!row.file) return { _: 'messages.sendMessage', ...common } as const;
  return { _: 'messages.sendMedia', ...common, media: await uploaded(account, row, row.file) } as const;
}

async function uploaded(account: Account, row: Waiting, file: OutgoingFile): Promise<tl.TypeInputMedia> {
  const abort = new AbortController();
  account.transfers.set(`up:${row.localId}`, abort);
  const input = await upload(account, file.blob, file.name, abort.signal, (progress) => {
    account.emit({ is: 'messages', messages: [{ ...row.message, progress }], fresh: false });
  });
  if (file.as === 'photo') return { _: 'inputMediaUploadedPhoto', file: input };
  const attributes: tl.TypeDocumentAttribute[] = [{ _: 'documentAttributeFilename', fileName: file.name }];
  if (file.as === 'voice') {
    attributes.push({
      _: 'documentAttributeAudio',
      voice: true,
      duration: Math.round(file.durationS ?? 0),
      waveform: file.waveform,
    });
  } else if (file.as === 'video') {
    attributes.push({
      _: 'documentAttributeVideo',
      duration: file.durationS ?? 0,
      w: file.width ?? 0,
      h: file.height ?? 0,
      supportsStreaming: true,
    });
  }
  return {
    _: 'inputMediaUploadedDocument',
    file: input,
    mimeType: file.blob.type || 'application/octet-stream',
    attributes,
    forceFile: file.as === 'file',
  };
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
