import { longToKeyId } from '../from-tl/key-id.ts';
import { method } from '../method.ts';

export const dropTempAuthKeys = method(
  'auth.dropTempAuthKeys',
  async (call, request) => {
    const kept = new Set([...request.exceptAuthKeys.map(longToKeyId), call.wireKeyId]);
    const dropped = await call.world.store.write(async (tx) => {
      const keys = (await tx.auth.boundKeys(call.keyId)).filter((keyId) => !kept.has(keyId));
      for (const keyId of keys) await tx.auth.removeKey(keyId);
      return keys;
    });
    if (dropped.length > 0) call.world.bus.publishKeysDropped(dropped, true);
    return true;
  },
  { open: true },
);
