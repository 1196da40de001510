import { nodeCrypto } from '#lib/node-crypto.ts';
import type { ClosableStore } from '#storage';

/** The secret behind the server's own sketches, the same on every node: without it nobody can test words against them. */
export const sketchSecret = (store: ClosableStore): Promise<Uint8Array> =>
  store.serverValue('sketch-key', async () => nodeCrypto.randomBytes(32));
