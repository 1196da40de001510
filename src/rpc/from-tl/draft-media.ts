import type { tl } from '@mtcute/core';
import type { DraftMedia, ShownAt } from '#domain';
import type { Call } from '../context.ts';
import { checkFileReference } from '../file-reference.ts';
import { fromTlId } from './file.ts';
import { fromTlInputMedia } from './input-media.ts';

/**
 * What a draft carries until it is sent. Polls, lists, games and dice come into being when they are sent: of them nothing
 * is kept.
 *
 * @throws what sending refuses of the media
 */
export async function fromTlDraftMedia(
  call: Call,
  input: tl.TypeInputMedia | undefined,
): Promise<DraftMedia | undefined> {
  switch (input?._) {
    case 'inputMediaUploadedPhoto':
    case 'inputMediaPhoto':
    case 'inputMediaUploadedDocument':
    case 'inputMediaDocument':
    case 'inputMediaGeoPoint':
    case 'inputMediaGeoLive':
    case 'inputMediaVenue':
    case 'inputMediaContact':
      return { ...(await fromTlInputMedia(call, input)), ...shownAt(call, input) };
    default:
      return undefined;
  }
}

/** Where a file was shown that is named again: what is closed there later stays closed to the draft. */
function shownAt(call: Call, input: tl.TypeInputMedia): { at?: ShownAt } {
  if (input._ !== 'inputMediaPhoto' && input._ !== 'inputMediaDocument') return {};
  const { id: file } = input;
  if (file._ === 'inputPhotoEmpty' || file._ === 'inputDocumentEmpty') return {};
  const kind = file._ === 'inputPhoto' ? 'photo' : 'document';
  const at = checkFileReference(call, kind, fromTlId(file.id), file.fileReference);
  return at ? { at } : {};
}
