import type { tl } from '@mtcute/core';

/** Clocks are put forward and back on quarter hours only. */
const quarterMs = 900_000;

let known: { quarter: number; zones: tl.RawTimezone[] } | undefined;

/** Every time zone that the runtime knows, with its offset at this moment, from west to east. */
export function toTlTimezones(nowMs: number): tl.RawTimezone[] {
  const quarter = Math.floor(nowMs / quarterMs);
  if (known?.quarter !== quarter) known = { quarter, zones: listZones(nowMs) };
  return known.zones;
}

function listZones(nowMs: number): tl.RawTimezone[] {
  const now = new Date(nowMs);
  const zones = Intl.supportedValuesOf('timeZone').map((id): tl.RawTimezone => {
    const city = id.slice(id.lastIndexOf('/') + 1).replaceAll('_', ' ');
    return { _: 'timezone', id, name: city, utcOffset: offsetS(id, now) };
  });
  return zones.sort((a, b) => a.utcOffset - b.utcOffset || (a.id < b.id ? -1 : 1));
}

function offsetS(timeZone: string, now: Date): number {
  const parts = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' }).formatToParts(now);
  const name = parts.find((part) => part.type === 'timeZoneName')?.value ?? '';
  const [, sign, hours, minutes] = /GMT([+-])(\d\d):(\d\d)/.exec(name) ?? [];
  if (!sign) return 0;
  const distance = Number(hours) * 3600 + Number(minutes) * 60;
  return sign === '-' ? -distance : distance;
}
