import type { Enforced } from '#domain';

/** The fields of an account or chat that slots govern. */
export interface Governed {
  readonly suspendedAt?: number;
  readonly data: { readonly limited?: boolean; readonly enforced?: Enforced };
}

export interface GovernedChange {
  suspendedAt: number | undefined;
  limited: boolean | undefined;
  enforced: Enforced | undefined;
}

/** The fields with one more slot in force. What stood there before the first slot is kept. */
export function withSlot(now: Governed, slot: string, note: { atS: number; reason: string }): GovernedChange {
  const { suspendedAt, data } = now;
  const enforced = data.enforced ?? {
    slots: {},
    before: {
      ...(suspendedAt === undefined ? {} : { suspendedAt }),
      ...(data.limited === undefined ? {} : { limited: data.limited }),
    },
  };
  return effectOf({ ...enforced, slots: { ...enforced.slots, [slot]: note } });
}

/** The fields with this slot gone; without any slot they are what they were. */
export function withoutSlot(now: Governed, slot: string): GovernedChange | undefined {
  const { enforced } = now.data;
  if (!enforced?.slots[slot]) return undefined;
  const { [slot]: _, ...slots } = enforced.slots;
  return effectOf({ ...enforced, slots });
}

/** What is in force follows from the set of slots alone, so that their order cannot matter. */
function effectOf({ slots, before }: Enforced): GovernedChange {
  const gone = slots.suspend ?? slots.takedown;
  const unlisted = slots['restrict:no-search-listing'] !== undefined;
  const sorted = Object.fromEntries(Object.entries(slots).sort(([a], [b]) => (a < b ? -1 : 1)));
  return {
    suspendedAt: before.suspendedAt ?? gone?.atS,
    limited: unlisted ? true : before.limited,
    enforced: Object.keys(slots).length > 0 ? { slots: sorted, before } : undefined,
  };
}

/** The record with the change written into it; what is undefined is left out. */
export function governed<T extends Governed>(record: T, change: GovernedChange): T {
  const { suspendedAt: _s, ...rest } = record;
  const { limited: _l, enforced: _e, ...data } = record.data;
  return {
    ...rest,
    ...(change.suspendedAt === undefined ? {} : { suspendedAt: change.suspendedAt }),
    data: {
      ...data,
      ...(change.limited === undefined ? {} : { limited: change.limited }),
      ...(change.enforced === undefined ? {} : { enforced: change.enforced }),
    },
  } as T;
}
