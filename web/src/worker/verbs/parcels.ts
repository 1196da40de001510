import type { tl } from '@mtcute/core';
import Long from 'long';
import type { NewMessage, OutgoingFile } from '../../data/verbs/sending.ts';
import type { Document, Message } from '../../data/views.ts';
import type { Account } from '../account.ts';
import { inputPeer, inputUser } from '../peers.ts';
import type { Transfer } from '../transfer.ts';
import { toTlEntities } from '../views/entities.ts';
import { albums, localMedia } from './albums.ts';
import { inputOfMedia, stickerMedia, uploadedMedia } from './input-media.ts';

/** A message waiting on this device. The random id makes sending it twice harmless. */
export interface Waiting {
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
export type Parcel = readonly [Waiting, ...Waiting[]];

/** Hears how far the file of a message has got. */
type Told = (row: Waiting, transfer: Transfer) => void;

/** Splits what somebody sends into messages and albums, in order. */
export function parcelsOf(account: Account, draft: NewMessage): Parcel[] {
  const groups = albums(draft.files ?? []);
  if (groups.length === 0) return [[waiting(account, draft, undefined, true)]];
  return groups.flatMap((together): Parcel[] => {
    // The caption belongs to the first file of the last album, where other clients look for it.
    const last = together === groups.at(-1);
    const rows = together.map((file, index) => waiting(account, draft, file, last && index === 0));
    const album = rows.length > 1 ? `local-${rows[0]?.localId}` : undefined;
    const [first, ...rest] = rows.map((row) => ({ ...row, message: { ...row.message, album } }));
    return first ? [[first, ...rest]] : [];
  });
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
    unopened: false,
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

/** What uploads the files of a parcel and sends it. `told` follows each file. */
export function requestOf(account: Account, parcel: Parcel, told: Told) {
  return parcel.length > 1 ? albumRequest(account, parcel, told) : singleRequest(account, parcel[0], told);
}

async function singleRequest(account: Account, row: Waiting, told: Told) {
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
  return { _: 'messages.sendMedia', ...common, media: await mediaOfRow(account, row, row.file, told) } as const;
}

/** A message in a thread answers the thread's own message when it answers nothing else. */
function replyToOf({ replyTo, thread, quote }: Waiting): tl.RawInputReplyToMessage | undefined {
  const replyToMsgId = replyTo ?? thread;
  if (!replyToMsgId) return undefined;
  return { _: 'inputReplyToMessage', replyToMsgId, topMsgId: thread, quoteText: quote };
}

/** Every file goes up and is named by the server first: an album may hold only files that it has already. */
async function albumRequest(account: Account, rows: Parcel, told: Told) {
  const [first] = rows;
  const { message, silent } = first;
  const peer = inputPeer(account, message.chatId);
  const multiMedia = await Promise.all(
    rows.map(async (row): Promise<tl.RawInputSingleMedia> => {
      if (!row.file) throw new Error('ALBUM_WITHOUT_FILE');
      const uploaded = await mediaOfRow(account, row, row.file, told);
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

function mediaOfRow(account: Account, row: Waiting, file: OutgoingFile, told: Told): Promise<tl.TypeInputMedia> {
  return uploadedMedia(account, row.localId, file, (transfer) => told(row, transfer));
}
