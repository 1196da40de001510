import { DH_GENERATOR, DH_PRIME } from '#wire';
import { RpcError } from '../errors.ts';
import { method } from '../method.ts';

/** Raised when the group below changes; clients keep what they have while it stays. */
const version = 1;
/** More random bytes than any client mixes into its own. */
const maxRandomBytes = 1024;

/** The group of the key exchange, and random bytes to mix in. */
export const getDhConfig = method(
  'messages.getDhConfig',
  async (call, { version: known, randomLength }) => {
    if (randomLength < 0 || randomLength > maxRandomBytes) throw new RpcError(400, 'RANDOM_LENGTH_INVALID');
    const random = call.world.random.bytes(randomLength);
    return known === version
      ? { _: 'messages.dhConfigNotModified', random }
      : { _: 'messages.dhConfig', g: DH_GENERATOR, p: DH_PRIME, version, random };
  },
  { peopleOnly: true },
);
