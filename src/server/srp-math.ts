import { createHash } from 'node:crypto';
import type { SrpMath } from '#domain';
import { DH_GENERATOR, DH_PRIME, dhPower } from '#wire';

/** The password proof in the group that clients know from the key exchange, with native arithmetic. */
export const srpMath: SrpMath = {
  prime: DH_PRIME,
  generator: DH_GENERATOR,
  sha256(...parts) {
    const hash = createHash('sha256');
    for (const part of parts) hash.update(part);
    return hash.digest();
  },
  power: dhPower,
};
