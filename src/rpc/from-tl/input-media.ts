import type { tl } from '@mtcute/core';
import { gamesOf, makeDocument, makePhoto, type MessageMedia, type PeerId, refuse, rollDice } from '#domain';
import type { Call } from '../context.ts';
import { RpcError } from '../errors.ts';
import { fromTlAttributes, fromTlFileName, fromTlMime } from './document-attributes.ts';
import { fromTlFile, fromTlId, fromTlUpload } from './file.ts';
import { fromTlInputPoll } from './input-poll.ts';
import { fromTlTodo } from './todo.ts';
import { fromTlContact, fromTlGeoLive, fromTlGeoPoint, fromTlVenue } from './place.ts';

/**
 * What a message is to carry: uploaded files become media rows, existing ones are checked. `to` is where it goes.
 * @throws the errors that the schema lists for messages.sendMedia
 */
export async function fromTlInputMedia(call: Call, media: tl.TypeInputMedia, to?: PeerId): Promise<MessageMedia> {
  switch (media._) {
    case 'inputMediaUploadedPhoto': {
      const file = await fromTlUpload(call, media.file);
      const photo = await makePhoto(call.world, {
        owner: call.account,
        file,
        hasStickers: media.stickers !== undefined,
      });
      return { kind: 'photo', media: photo.id, ...look(media) };
    }
    case 'inputMediaPhoto':
      return { kind: 'photo', media: await existing(call, 'photo', media.id), ...look(media) };
    case 'inputMediaUploadedDocument':
      return {
        kind: 'document',
        media: await fromTlUploadedDocument(call, media),
        ...look(media),
        ...(await filmOf(call, media)),
      };
    case 'inputMediaDocument':
      return {
        kind: 'document',
        media: await existing(call, 'document', media.id),
        ...look(media),
        ...(await filmOf(call, media)),
      };
    case 'inputMediaGeoPoint':
      return { kind: 'geo', point: fromTlGeoPoint(media.geoPoint) };
    case 'inputMediaGeoLive':
      return fromTlGeoLive(media);
    case 'inputMediaVenue':
      return fromTlVenue(media);
    case 'inputMediaContact':
      return fromTlContact(call, media);
    case 'inputMediaDice':
      return rollDice(call.world, media.emoticon);
    case 'inputMediaGame':
      return { kind: 'game', bot: call.account, shortName: await fromTlGame(call, media.id) };
    case 'inputMediaPoll':
      return fromTlInputPoll(call, media, to, (beside) => fromTlInputMedia(call, beside));
    case 'inputMediaTodo':
      return fromTlTodo(call, media);
    default:
      return refuseMedia(media._);
  }
}

/** Kinds that this server does not carry, each with the error that the schema has for it. */
function refuseMedia(kind: tl.TypeInputMedia['_']): never {
  switch (kind) {
    case 'inputMediaEmpty':
      return refuse('media-empty');
    case 'inputMediaStory':
      throw new RpcError(400, 'STORY_ID_INVALID');
    case 'inputMediaPhotoExternal':
    case 'inputMediaDocumentExternal':
    case 'inputMediaWebPage':
      // The server fetches nothing on anyone's word: an address in a message must not make it call its neighbours.
      throw new RpcError(400, 'WEBPAGE_CURL_FAILED');
    default:
      return refuse('media-invalid');
  }
}

/** Bots send games of their own alone. @throws GAME_BOT_INVALID */
async function fromTlGame(call: Call, input: tl.TypeInputGame): Promise<string> {
  const games = call.isBot ? await call.world.store.read((tx) => gamesOf(tx, call.account)) : [];
  const named = games.find((game) =>
    input._ === 'inputGameShortName' ? game.shortName === input.shortName : game.id === fromTlId(input.id),
  );
  if (!named) throw new RpcError(400, 'GAME_BOT_INVALID');
  return named.shortName;
}

const longestTtlS = 60;
const viewOnce = 0x7fffffff;

/** Spoiler and self-destruction, which belong to the message and not to the file. */
function look(media: { spoiler?: boolean; ttlSeconds?: number }): { spoiler?: boolean; ttlS?: number } {
  const { ttlSeconds } = media;
  if (ttlSeconds !== undefined && ttlSeconds !== viewOnce && (ttlSeconds < 1 || ttlSeconds > longestTtlS)) {
    refuse('media-ttl-invalid');
  }
  return {
    ...(media.spoiler ? { spoiler: true } : {}),
    ...(ttlSeconds === undefined ? {} : { ttlS: ttlSeconds }),
  };
}

/** The photo that stands for a video, and the second at which it begins. */
async function filmOf(
  call: Call,
  media: { videoCover?: tl.TypeInputPhoto; videoTimestamp?: number },
): Promise<{ cover?: number; startS?: number }> {
  const { videoCover, videoTimestamp } = media;
  return {
    ...(videoCover ? { cover: await existing(call, 'photo', videoCover) } : {}),
    ...(videoTimestamp !== undefined && videoTimestamp > 0 ? { startS: videoTimestamp } : {}),
  };
}

async function existing(
  call: Call,
  kind: 'photo' | 'document',
  id: tl.TypeInputPhoto | tl.TypeInputDocument,
): Promise<number> {
  if (id._ === 'inputPhotoEmpty' || id._ === 'inputDocumentEmpty') return refuse('media-empty');
  const row = await fromTlFile(call, kind, id, 'MEDIA_INVALID');
  return row.id;
}

async function fromTlUploadedDocument(call: Call, media: tl.RawInputMediaUploadedDocument): Promise<number> {
  const file = await fromTlUpload(call, media.file);
  const thumbnail = media.thumb && (await fromTlUpload(call, media.thumb));
  const attributes = fromTlAttributes(media.attributes);
  const name = fromTlFileName('name' in media.file ? media.file.name : '');
  if (name !== '' && !attributes.some(({ kind }) => kind === 'fileName')) attributes.push({ kind: 'fileName', name });
  if (media.stickers && !attributes.some(({ kind }) => kind === 'hasStickers'))
    attributes.push({ kind: 'hasStickers' });
  const document = await makeDocument(call.world, {
    owner: call.account,
    file,
    mime: fromTlMime(media.mimeType),
    attributes,
    forceFile: media.forceFile ?? false,
    ...(thumbnail ? { thumbnail } : {}),
  });
  return document.id;
}
