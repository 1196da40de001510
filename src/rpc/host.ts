import type { AuthKeyRecord, WireHost, WireRequest } from '#wire';
import type { RpcContext } from './context.ts';

/** Keeps auth keys in the store and sessions in the directory, for the wire. */
export function createHost(context: RpcContext, handle: (request: WireRequest) => Promise<Uint8Array>): WireHost {
  const { store } = context.world;
  return {
    handle,
    async loadAuthKey(keyId): Promise<AuthKeyRecord | undefined> {
      const key = await store.read((tx) => tx.auth.key(keyId));
      if (!key) return undefined;
      return {
        keyId: key.keyId,
        key: key.key,
        createdAtS: key.createdAt,
        ...(key.expiresAt !== undefined ? { expiresAt: key.expiresAt } : {}),
        ...(key.firstSalt !== undefined ? { firstSalt: Uint8Array.fromHex(key.firstSalt) } : {}),
      };
    },
    saveAuthKey(record) {
      return store.write((tx) =>
        tx.auth.putKey({
          keyId: record.keyId,
          key: record.key,
          createdAt: record.createdAtS,
          ...(record.expiresAt !== undefined ? { expiresAt: record.expiresAt } : {}),
          ...(record.firstSalt !== undefined ? { firstSalt: record.firstSalt.toHex() } : {}),
        }),
      );
    },
    async destroyAuthKey(keyId) {
      const existed = await store.write(async (tx) => {
        await tx.auth.removeAuthorization(keyId);
        return tx.auth.removeKey(keyId);
      });
      context.keys.forget(keyId);
      return existed;
    },
    sessionClosed: (session) => context.sessions.remove(session),
    sessionOnline() {},
    sessionOffline() {},
  };
}
