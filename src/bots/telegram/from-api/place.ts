import type { GeoPoint, MessageMedia } from '#domain';
import { badRequest } from '../api-error.ts';
import { type Arguments, type Fields, numberIn, textIn } from '../arguments.ts';

const widestM = 1500;

/** The place in a request. @throws ApiError in the API's own words */
export function readPoint(args: Arguments): GeoPoint {
  return pointOf(args.number);
}

/** The place in an object. */
export const readPointIn = (fields: Fields): GeoPoint => pointOf((name) => numberIn(fields, name));

/** A place with a name, in an object. */
export function readVenueIn(fields: Fields): Extract<MessageMedia, { kind: 'venue' }> {
  const title = textIn(fields, 'title');
  const address = textIn(fields, 'address');
  const point = readPointIn(fields);
  if (!title) throw badRequest('venue title is empty');
  if (!address) throw badRequest('venue address is empty');
  return venueOf((name) => textIn(fields, name), { point, title, address });
}

/** What a venue is known by elsewhere, beside its name and place. */
export function venueOf(
  text: (name: string) => string | undefined,
  known: { point: GeoPoint; title: string; address: string },
): Extract<MessageMedia, { kind: 'venue' }> {
  const google = text('google_place_id');
  return {
    kind: 'venue',
    ...known,
    provider: google ? 'gplaces' : 'foursquare',
    venueId: google ?? text('foursquare_id') ?? '',
    venueType: (google ? text('google_place_type') : text('foursquare_type')) ?? '',
  };
}

function pointOf(number: (name: string) => number | undefined): GeoPoint {
  const latitude = number('latitude');
  const longitude = number('longitude');
  if (latitude === undefined) throw badRequest('latitude is empty');
  if (longitude === undefined) throw badRequest('longitude is empty');
  if (Math.abs(latitude) > 90 || Math.abs(longitude) > 180) throw badRequest('wrong location specified');
  const accuracyM = Math.min(Math.max(number('horizontal_accuracy') ?? 0, 0), widestM);
  return { latitude, longitude, ...(accuracyM > 0 ? { accuracyM } : {}) };
}

/** Heading and alert radius of a place that moves. */
export function readMovement(args: Arguments): { headingDeg?: number; proximityM?: number } {
  return movementOf(args.int);
}

/** The same in an object. */
export const movementIn = (fields: Fields): { headingDeg?: number; proximityM?: number } =>
  movementOf((name) => numberIn(fields, name));

function movementOf(number: (name: string) => number | undefined): { headingDeg?: number; proximityM?: number } {
  const headingDeg = number('heading');
  const proximityM = number('proximity_alert_radius');
  if (headingDeg !== undefined && (headingDeg < 0 || headingDeg > 360))
    throw badRequest('wrong live location heading specified');
  if (proximityM !== undefined && (proximityM < 0 || proximityM > 100_000))
    throw badRequest('wrong live location proximity alert radius specified');
  return { ...(headingDeg ? { headingDeg } : {}), ...(proximityM ? { proximityM } : {}) };
}

/** Seconds that mean "until it is ended". */
export const endlessS = 0x7fffffff;

/** For how long the place is told; 0 when it does not move. */
export function readPeriod(args: Arguments): number {
  const periodS = args.int('live_period') ?? 0;
  if (periodS !== 0 && periodS !== endlessS && (periodS < 60 || periodS > 86_400))
    throw badRequest('wrong live location period specified');
  return periodS;
}
