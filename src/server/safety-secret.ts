import type { ClosableStore } from '#storage';
import { systemRandom } from './world.ts';

/** The secret that keys the safety desk's digests and pseudonyms, the same on every node. Text. */
export async function safetySecret(store: ClosableStore): Promise<string> {
  const bytes = await store.serverValue('safety-secret', async () => systemRandom.bytes(32));
  return Buffer.from(bytes).toString('base64url');
}
