import type { AuthKeyRecord } from '../host.ts';
import type { LiveKey, WireState } from '../model.ts';

/** Asks the host for a key; several connections waiting for the same key share one question. */
export function loadKey(wire: WireState, keyId: string): Promise<LiveKey | undefined> {
  const waiting = wire.loadingKeys.get(keyId);
  if (waiting !== undefined) return waiting;
  const loading = wire.host.loadAuthKey(keyId).then(
    (record) => {
      // A key that was dropped while it was being loaded is no longer waited for.
      const current = wire.loadingKeys.get(keyId) === loading;
      if (current) wire.loadingKeys.delete(keyId);
      if (!current || record === undefined) return undefined;
      return wire.keys.get(keyId) ?? toLiveKey(wire, record);
    },
    (error: unknown) => {
      wire.loadingKeys.delete(keyId);
      throw error;
    },
  );
  wire.loadingKeys.set(keyId, loading);
  return loading;
}

function toLiveKey(wire: WireState, record: AuthKeyRecord): LiveKey {
  const id = Buffer.from(record.keyId, 'hex');
  const words = new Int32Array(record.key.length / 4);
  const key = Buffer.from(words.buffer);
  key.set(record.key);
  return {
    keyId: record.keyId,
    idLo: id.readInt32LE(0),
    idHi: id.readInt32LE(4),
    key,
    words,
    createdAtS: record.createdAtS,
    expiresAtS: record.expiresAt,
    firstSalt: wire.firstSalts.get(record.keyId),
    sessions: new Map(),
    salts: undefined,
    ending: false,
    dropped: false,
  };
}

/** True when the key may still be used. */
export function isUsable(key: LiveKey, nowMs: number): boolean {
  return !key.dropped && (key.expiresAtS === undefined || nowMs < key.expiresAtS * 1_000);
}
