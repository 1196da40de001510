import type { tl } from '@mtcute/core';
import { isClosedTo, isFaceOf, type Media, type PeerId, type PhotoSize, peerKind, sizeOf, type Tx } from '#domain';
import type { Call } from '../context.ts';
import { RpcError } from '../errors.ts';
import { fromTlFile, fromTlId } from './file.ts';
import { fromTlPeer } from './peer.ts';
import { fromTlStickerSet } from './sticker-set.ts';

export interface FileLocation {
  media: Media;
  /** One picture of it; absent for a document's own bytes. */
  size?: PhotoSize;
}

/**
 * The file that a location names, after its proofs were checked.
 * @throws LOCATION_INVALID, FILE_ID_INVALID, FILE_REFERENCE_*
 */
export async function fromTlFileLocation(call: Call, location: tl.TypeInputFileLocation): Promise<FileLocation> {
  switch (location._) {
    case 'inputDocumentFileLocation': {
      const media = await fromTlFile(call, 'document', location, 'FILE_ID_INVALID');
      return location.thumbSize === '' ? { media } : { media, size: pictureOf(media, location.thumbSize) };
    }
    case 'inputPhotoFileLocation': {
      const media = await fromTlFile(call, 'photo', location, 'FILE_ID_INVALID');
      return { media, size: pictureOf(media, location.thumbSize) };
    }
    case 'inputPeerPhotoFileLocation': {
      const peer = fromTlPeer(call, location.peer);
      const media = await call.world.store.read((tx) => peerPhoto(tx, call.account, peer, fromTlId(location.photoId)));
      if (!media) throw new RpcError(400, 'LOCATION_INVALID');
      return { media, size: pictureOf(media, location.big ? 'c' : 'a') };
    }
    case 'inputStickerSetThumb': {
      const media = await setPicture(call, location.stickerset);
      return { media };
    }
    default:
      throw new RpcError(400, 'LOCATION_INVALID');
  }
}

/** The picture that stands for a set of stickers: a document of its own. */
async function setPicture(call: Call, input: tl.TypeInputStickerSet): Promise<Media> {
  return call.world.store.read(async (tx) => {
    const { thumb } = await fromTlStickerSet(call, tx, input);
    const media = thumb === undefined ? undefined : await tx.media.get(thumb);
    if (!media) throw new RpcError(400, 'LOCATION_INVALID');
    return media;
  });
}

function pictureOf(media: Media, type: string): PhotoSize {
  const size = sizeOf(media, type);
  if (!size) throw new RpcError(400, 'LOCATION_INVALID');
  return size;
}

/** A face that the peer wears or wore, for whom privacy lets see it. */
async function peerPhoto(tx: Tx, viewer: number, peer: PeerId, id: number): Promise<Media | undefined> {
  if (peerKind(peer) === 'account') {
    return (await isFaceOf(tx, peer, viewer, id)) ? tx.media.get(id) : undefined;
  }
  const chat = await tx.chats.get(peer);
  if (chat?.photo !== id || (await isClosedTo(tx, chat, viewer))) return undefined;
  // A basic group has no access hash: only who is or was in it knows its face.
  if (chat.kind === 'group' && !(await tx.chats.member(peer, viewer))) return undefined;
  return tx.media.get(id);
}
