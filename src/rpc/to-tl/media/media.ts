import type { tl } from '@mtcute/core';
import Long from 'long';
import {
  attributeOf,
  type Game,
  gameOf,
  type GeoPoint,
  type Media,
  type MediaId,
  type MessageMedia,
  type PollMedia,
  type ShownAt,
  type Tx,
} from '#domain';
import { toTlDocument } from './document.ts';
import type { Viewer } from '../viewer.ts';
import { toTlPhoto } from './photo.ts';
import { toTlTodo } from './todo.ts';

export type LoadedMedia = ReadonlyMap<MediaId, Media>;

/** Loads the rows that a page of objects names, each once. */
export async function loadMedia(tx: Tx, ids: Iterable<MediaId | undefined>): Promise<Map<MediaId, Media>> {
  const wanted = new Set<MediaId>();
  for (const id of ids) if (id !== undefined) wanted.add(id);
  const rows = wanted.size > 0 ? await tx.media.many([...wanted]) : [];
  return new Map(rows.map((row) => [row.id, row]));
}

/** Loads the games that messages carry, each once. */
export async function loadGames(tx: Tx, media: Iterable<MessageMedia | undefined>): Promise<Map<string, Game>> {
  const games = new Map<string, Game>();
  for (const item of media) {
    if (item?.kind !== 'game' || games.has(`${item.bot} ${item.shortName}`)) continue;
    const game = await gameOf(tx, item.bot, item.shortName);
    if (game) games.set(`${item.bot} ${item.shortName}`, game);
  }
  return games;
}

const toTlGame = (viewer: Viewer, game: Game, picture: Media | undefined): tl.TypeGame => ({
  _: 'game',
  id: Long.fromNumber(game.id),
  accessHash: viewer.hashes.of(viewer.account, 'game', game.id),
  shortName: game.shortName,
  title: game.title,
  description: game.description,
  photo: picture ? toTlPhoto(viewer, picture) : { _: 'photoEmpty', id: Long.ZERO },
});

/** What the media of messages needs from other tables. */
export interface MediaExtras {
  media: LoadedMedia;
  /** Polls as this viewer sees them, by number. */
  polls: ReadonlyMap<number, tl.RawMessageMediaPoll>;
  /** Games by their bot and short name. */
  games: ReadonlyMap<string, Game>;
}

/** Writes what a message carries; what is no longer there is written as media without a file. */
export function toTlMessageMedia(
  viewer: Viewer,
  extras: MediaExtras,
  media: MessageMedia,
  at?: ShownAt,
): tl.TypeMessageMedia {
  switch (media.kind) {
    case 'photo': {
      const row = extras.media.get(media.media);
      return {
        _: 'messageMediaPhoto',
        spoiler: media.spoiler,
        photo: row && toTlPhoto(viewer, row, at),
        ttlSeconds: media.ttlS,
      };
    }
    case 'document':
      return toTlMediaDocument(viewer, extras.media, media, at);
    case 'geo':
      return { _: 'messageMediaGeo', geo: toTlGeo(media.point) };
    case 'geoLive':
      return {
        _: 'messageMediaGeoLive',
        geo: toTlGeo(media.point),
        heading: media.headingDeg,
        period: media.periodS,
        proximityNotificationRadius: media.proximityM,
      };
    case 'venue':
      return {
        _: 'messageMediaVenue',
        geo: toTlGeo(media.point),
        title: media.title,
        address: media.address,
        provider: media.provider,
        venueId: media.venueId,
        venueType: media.venueType,
      };
    case 'contact':
      return {
        _: 'messageMediaContact',
        phoneNumber: media.phone,
        firstName: media.firstName,
        lastName: media.lastName,
        vcard: media.vcard,
        userId: media.account ?? 0,
      };
    case 'dice':
      return { _: 'messageMediaDice', value: media.value, emoticon: media.emoticon };
    case 'poll': {
      const poll = extras.polls.get(media.poll);
      if (!poll) return { _: 'messageMediaUnsupported' };
      return media.beside ? { ...poll, attachedMedia: toTlPollMedia(viewer, extras, media.beside, at) } : poll;
    }
    case 'checklist':
      return toTlTodo(media);
    case 'game': {
      const game = extras.games.get(`${media.bot} ${media.shortName}`);
      if (!game) return { _: 'messageMediaUnsupported' };
      const picture = game.photo === undefined ? undefined : extras.media.get(game.photo);
      return { _: 'messageMediaGame', game: toTlGame(viewer, game, picture) };
    }
  }
}

/** What stands beside a poll's description, an answer or the explanation. */
export const toTlPollMedia = (
  viewer: Viewer,
  extras: MediaExtras,
  media: PollMedia,
  at?: ShownAt,
): tl.TypeMessageMedia =>
  media.kind === 'link'
    ? { _: 'messageMediaWebPage', webpage: { _: 'webPageEmpty', id: Long.ZERO, url: media.url } }
    : toTlMessageMedia(viewer, extras, media, at);

function toTlMediaDocument(
  viewer: Viewer,
  rows: LoadedMedia,
  media: Extract<MessageMedia, { kind: 'document' }>,
  at: ShownAt | undefined,
): tl.RawMessageMediaDocument {
  const row = rows.get(media.media);
  const cover = media.cover === undefined ? undefined : rows.get(media.cover);
  const video = row && attributeOf(row, 'video');
  return {
    _: 'messageMediaDocument',
    spoiler: media.spoiler,
    video: video !== undefined && !video.round,
    round: video?.round ?? false,
    voice: (row && attributeOf(row, 'audio')?.voice) ?? false,
    document: row && toTlDocument(viewer, row, at),
    videoCover: cover && toTlPhoto(viewer, cover, at),
    videoTimestamp: media.startS,
    ttlSeconds: media.ttlS,
  };
}

export const toTlGeo = (point: GeoPoint): tl.TypeGeoPoint => ({
  _: 'geoPoint',
  long: point.longitude,
  lat: point.latitude,
  accessHash: Long.ZERO,
  accuracyRadius: point.accuracyM,
});
