import Long from 'long';

/** The hash by which clients name a list of ids that they hold (https://core.telegram.org/api/offsets#hash-generation). */
export function idsHash(ids: Iterable<number>): Long {
  let hash = 0n;
  for (const id of ids) {
    hash ^= hash >> 21n;
    hash = BigInt.asUintN(64, hash ^ (hash << 35n));
    hash ^= hash >> 4n;
    hash = BigInt.asUintN(64, hash + BigInt(id));
  }
  return Long.fromString(BigInt.asIntN(64, hash).toString());
}
