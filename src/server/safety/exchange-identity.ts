import { nodeCrypto, publicKeyOf } from '#lib/node-crypto.ts';
import type { ExchangeIdentity } from '#safety';
import type { ClosableStore } from '#storage';

/**
 * Under which name and key this server signs its bundles: made at the first start, the same on every node. The name is
 * the key's beginning in letters, because digits in it could be taken for a telephone number.
 */
export async function exchangeIdentity(store: ClosableStore): Promise<ExchangeIdentity> {
  const kept = await store.serverValue('exchange-signing-key', async () => nodeCrypto.randomBytes(32));
  const privateKey = new Uint8Array(kept);
  const publicKey = publicKeyOf(privateKey);
  const letters = Array.from(publicKey.subarray(0, 5), (byte) =>
    String.fromCharCode(97 + (byte >> 4), 97 + (byte & 15)),
  ).join('');
  return { name: `tocsin-${letters}`, privateKey, publicKey };
}
