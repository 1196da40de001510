import fc from 'fast-check';

/** How bytes are spoiled: some are changed, the end is cut off or more is put behind it. */
export interface Damage {
  changes: { at: number; to: number }[];
  keep?: number | undefined;
  tail: Uint8Array;
}

export const damage: fc.Arbitrary<Damage> = fc.record({
  changes: fc.array(fc.record({ at: fc.nat(), to: fc.nat(255) }), { maxLength: 4 }),
  keep: fc.option(fc.nat(), { nil: undefined }),
  tail: fc.uint8Array({ maxLength: 40 }),
});

export function spoil(bytes: Uint8Array, { changes, keep, tail }: Damage): Buffer {
  const copy = Buffer.from(bytes);
  for (const { at, to } of changes) if (copy.length > 0) copy[at % copy.length] = to;
  const kept = keep === undefined ? copy : copy.subarray(0, keep % (copy.length + 1));
  return Buffer.concat([kept, tail]);
}

/** Fills up with zeros to a multiple of four, as all of the protocol is made of such words. */
export const wholeWords = (bytes: Uint8Array): Buffer => Buffer.concat([bytes, Buffer.alloc(-bytes.length & 3)]);

/** Cuts bytes at the given places. */
export function split(bytes: Buffer, places: readonly number[]): Buffer[] {
  const cuts = [0, ...places.map((place) => place % (bytes.length + 1)).sort((a, b) => a - b), bytes.length];
  return cuts.slice(1).map((cut, i) => bytes.subarray(cuts[i], cut));
}
