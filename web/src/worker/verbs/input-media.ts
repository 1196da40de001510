import type { tl } from '@mtcute/core';
import Long from 'long';
import type { OutgoingFile } from '../../data/verbs/sending.ts';
import type { Document } from '../../data/views.ts';
import type { Account } from '../account.ts';
import { createTransfer, type Transfer } from '../transfer.ts';
import { upload } from './upload.ts';

/** Uploads a file and says what it is. The transfer can be stopped under `up:<localId>`; `progress` follows it. */
export async function uploadedMedia(
  account: Account,
  localId: number,
  file: OutgoingFile,
  progress: (transfer: Transfer) => void,
): Promise<tl.TypeInputMedia> {
  const transfer = createTransfer();
  account.transfers.set(`up:${localId}`, transfer);
  const input = await upload(account, file.blob, file.name, transfer, (done) => {
    transfer.done = done;
    progress(transfer);
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

/** A sticker is sent by naming it: the server has it already. */
export function stickerMedia({ file }: Document): tl.TypeInputMedia {
  if (file.at !== 'document') throw new Error('MEDIA_NOT_NAMED');
  const [id, accessHash] = [Long.fromString(file.id), Long.fromString(file.accessHash)];
  return { _: 'inputMediaDocument', id: { _: 'inputDocument', id, accessHash, fileReference: file.reference } };
}

/** Names a file that the server has, for messages that only point at it. */
export function inputOfMedia(media: tl.TypeMessageMedia): tl.TypeInputMedia {
  if (media._ === 'messageMediaPhoto' && media.photo?._ === 'photo') {
    const { id, accessHash, fileReference } = media.photo;
    return { _: 'inputMediaPhoto', id: { _: 'inputPhoto', id, accessHash, fileReference } };
  }
  if (media._ === 'messageMediaDocument' && media.document?._ === 'document') {
    const { id, accessHash, fileReference } = media.document;
    return { _: 'inputMediaDocument', id: { _: 'inputDocument', id, accessHash, fileReference } };
  }
  throw new Error('MEDIA_NOT_NAMED');
}
