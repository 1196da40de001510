import { createHash } from 'node:crypto';

/** A number by which a client can say that it has this answer already; never 0, which means "I have none". */
export function hashOf(value: unknown): number {
  const hash = createHash('sha256').update(JSON.stringify(value)).digest().readInt32LE(0) & 0x7fffffff;
  return hash === 0 ? 1 : hash;
}
