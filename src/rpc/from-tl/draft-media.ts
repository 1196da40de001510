import type { tl } from '@mtcute/core';
import type { DraftMedia, DraftPlaces, ShownAt } from '#domain';
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
      return { ...(await fromTlInputMedia(call, input)), ...placesOf(call, input) };
    default:
      return undefined;
  }
}

/** Where files were shown that are named again: what is closed there later stays closed to the draft. */
function placesOf(call: Call, input: tl.TypeInputMedia): DraftPlaces {
  const file = input._ === 'inputMediaPhoto' || input._ === 'inputMediaDocument' ? input.id : undefined;
  const isFilm = input._ === 'inputMediaDocument' || input._ === 'inputMediaUploadedDocument';
  const at = file && shownAt(call, file);
  const coverAt = isFilm && input.videoCover ? shownAt(call, input.videoCover) : undefined;
  return { ...(at ? { at } : {}), ...(coverAt ? { coverAt } : {}) };
}

function shownAt(call: Call, file: tl.TypeInputPhoto | tl.TypeInputDocument): ShownAt | undefined {
  if (file._ === 'inputPhotoEmpty' || file._ === 'inputDocumentEmpty') return undefined;
  const kind = file._ === 'inputPhoto' ? 'photo' : 'document';
  return checkFileReference(call, kind, fromTlId(file.id), file.fileReference);
}
