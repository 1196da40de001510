import type { Location, Venue } from '@grammyjs/types';
import type { GeoPoint, MessageMedia } from '#domain';

/** A place, and while it moves for how long and which way. */
export function locationOf(media: {
  point: GeoPoint;
  periodS?: number;
  headingDeg?: number;
  proximityM?: number;
}): Location {
  const { latitude, longitude, accuracyM } = media.point;
  return {
    latitude,
    longitude,
    ...(accuracyM === undefined ? {} : { horizontal_accuracy: accuracyM }),
    ...(media.periodS === undefined ? {} : { live_period: media.periodS }),
    ...(media.headingDeg === undefined ? {} : { heading: media.headingDeg }),
    ...(media.proximityM === undefined ? {} : { proximity_alert_radius: media.proximityM }),
  };
}

/** A place with a name. */
export function toApiVenue(media: Extract<MessageMedia, { kind: 'venue' }>): Venue {
  const { title, address } = media;
  const place = media.provider === 'gplaces' ? 'google_place' : 'foursquare';
  const known = media.venueId ? { [`${place}_id`]: media.venueId } : {};
  const type = media.venueType ? { [`${place}_type`]: media.venueType } : {};
  return { location: locationOf(media), title, address, ...known, ...type };
}
