import type { tl } from '@mtcute/core';
import { type GeoPoint, type MessageMedia, refuse } from '#domain';
import type { Call } from '../context.ts';

const fieldLength = 256;
const vcardLength = 2048;
const phoneLength = 32;

/** @throws geo-invalid */
export function fromTlGeoPoint(point: tl.TypeInputGeoPoint): GeoPoint {
  if (point._ === 'inputGeoPointEmpty') return refuse('geo-invalid');
  const { lat, long, accuracyRadius } = point;
  // Written so that NaN is refused too.
  if (!(Math.abs(lat) <= 90 && Math.abs(long) <= 180)) refuse('geo-invalid');
  return {
    latitude: lat,
    longitude: long,
    ...(accuracyRadius === undefined || accuracyRadius <= 0 ? {} : { accuracyM: accuracyRadius }),
  };
}

const shortestPeriodS = 60;
const longestPeriodS = 86_400;
const forEverS = 0x7fffffff;
const defaultPeriodS = 900;
const farthestM = 100_000;

/** A place that moves for a while. @throws geo-invalid for a time, heading or radius outside the protocol's bounds */
export function fromTlGeoLive(live: tl.RawInputMediaGeoLive): MessageMedia {
  const periodS = live.stopped ? 0 : (live.period ?? defaultPeriodS);
  const isPeriod = periodS === forEverS || (periodS >= shortestPeriodS && periodS <= longestPeriodS);
  if (!live.stopped && !isPeriod) refuse('geo-invalid');
  const { heading, proximityNotificationRadius: radius } = live;
  if (heading !== undefined && (heading < 0 || heading > 360)) refuse('geo-invalid');
  if (radius !== undefined && (radius < 0 || radius > farthestM)) refuse('geo-invalid');
  return {
    kind: 'geoLive',
    point: fromTlGeoPoint(live.geoPoint),
    periodS,
    ...(heading === undefined ? {} : { headingDeg: heading }),
    ...(radius === undefined ? {} : { proximityM: radius }),
  };
}

/** A place with a name; its texts are cut to what is kept of each. @throws geo-invalid */
export function fromTlVenue(venue: tl.RawInputMediaVenue): MessageMedia {
  if (venue.title === '' || venue.address === '') refuse('geo-invalid');
  const cut = (text: string): string => text.slice(0, fieldLength);
  return {
    kind: 'venue',
    point: fromTlGeoPoint(venue.geoPoint),
    title: cut(venue.title),
    address: cut(venue.address),
    provider: cut(venue.provider),
    venueId: cut(venue.venueId),
    venueType: cut(venue.venueType),
  };
}

/** The number is tied to an account only when the sender knows that account already: else it would be a phone book. */
export async function fromTlContact(call: Call, contact: tl.RawInputMediaContact): Promise<MessageMedia> {
  const { phoneNumber, firstName, lastName, vcard } = contact;
  if (phoneNumber === '' || firstName === '') refuse('contact-invalid');
  const digits = phoneNumber.replace(/\D/g, '');
  const account = await call.world.store.read(async (tx) => {
    const owner = digits === '' ? undefined : await tx.accounts.byPhone(digits);
    if (!owner) return undefined;
    const isKnown = owner.id === call.account || (await tx.accounts.contact(call.account, owner.id)) !== undefined;
    return isKnown ? owner.id : undefined;
  });
  return {
    kind: 'contact',
    phone: phoneNumber.slice(0, phoneLength),
    firstName: firstName.slice(0, fieldLength),
    lastName: lastName.slice(0, fieldLength),
    vcard: vcard.slice(0, vcardLength),
    ...(account === undefined ? {} : { account }),
  };
}
