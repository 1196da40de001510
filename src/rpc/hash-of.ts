import { createHash } from 'node:crypto';
import Long from 'long';

/** A number by which a client can say that it has this answer already; never 0, which means "I have none". */
export function hashOf(value: unknown): number {
  const hash = createHash('sha256').update(JSON.stringify(value)).digest().readInt32LE(0) & 0x7fffffff;
  return hash === 0 ? 1 : hash;
}

/** The number that clients make of a list of ids (https://core.telegram.org/api/offsets#hash-generation). */
export function hashOfIds(ids: Iterable<number>): Long {
  let hash = Long.UZERO;
  for (const id of ids) {
    hash = hash.xor(hash.shiftRightUnsigned(21));
    hash = hash.xor(hash.shiftLeft(35));
    hash = hash.xor(hash.shiftRightUnsigned(4));
    hash = hash.add(Long.fromNumber(id, true));
  }
  return hash.toSigned();
}
