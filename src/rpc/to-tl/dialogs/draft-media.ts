import type { tl } from '@mtcute/core';
import Long from 'long';
import type { DraftMedia, GeoPoint, MediaId, ShownAt } from '#domain';
import { fileReference } from '../../file-reference.ts';
import type { Viewer } from '../viewer.ts';

/** Names what a draft carries as its author would name it to send it. */
export function toTlDraftMedia(viewer: Viewer, media: DraftMedia): tl.TypeInputMedia | undefined {
  switch (media.kind) {
    case 'photo':
      return {
        _: 'inputMediaPhoto',
        spoiler: media.spoiler,
        id: toTlInputPhoto(viewer, media.media, media.at),
        ttlSeconds: media.ttlS,
      };
    case 'document':
      return {
        _: 'inputMediaDocument',
        spoiler: media.spoiler,
        id: { _: 'inputDocument', ...proof(viewer, 'document', media.media, media.at) },
        videoCover: media.cover === undefined ? undefined : toTlInputPhoto(viewer, media.cover, media.coverAt),
        videoTimestamp: media.startS,
        ttlSeconds: media.ttlS,
      };
    case 'geo':
      return { _: 'inputMediaGeoPoint', geoPoint: toTlInputGeo(media.point) };
    case 'geoLive':
      return {
        _: 'inputMediaGeoLive',
        stopped: media.periodS === 0,
        geoPoint: toTlInputGeo(media.point),
        heading: media.headingDeg,
        period: media.periodS,
        proximityNotificationRadius: media.proximityM,
      };
    case 'venue': {
      const { title, address, provider, venueId, venueType } = media;
      const geoPoint = toTlInputGeo(media.point);
      return { _: 'inputMediaVenue', geoPoint, title, address, provider, venueId, venueType };
    }
    case 'contact': {
      const { phone: phoneNumber, firstName, lastName, vcard } = media;
      return { _: 'inputMediaContact', phoneNumber, firstName, lastName, vcard };
    }
    default:
      return undefined;
  }
}

const toTlInputPhoto = (viewer: Viewer, id: MediaId, at: ShownAt | undefined): tl.RawInputPhoto => ({
  _: 'inputPhoto',
  ...proof(viewer, 'photo', id, at),
});

const proof = (viewer: Viewer, kind: 'photo' | 'document', id: MediaId, at: ShownAt | undefined) => ({
  id: Long.fromNumber(id),
  accessHash: viewer.hashes.of(viewer.account, kind, id),
  fileReference: fileReference(viewer, kind, id, at),
});

const toTlInputGeo = ({ latitude, longitude, accuracyM }: GeoPoint): tl.RawInputGeoPoint => ({
  _: 'inputGeoPoint',
  lat: latitude,
  long: longitude,
  accuracyRadius: accuracyM,
});
