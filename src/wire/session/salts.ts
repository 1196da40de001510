import { createHmac } from 'node:crypto';
import type { LiveKey, SaltWindow, WireState } from '../model.ts';

/** A salt is handed out as the current one for this long, and accepted for as long again and twice as long after. */
const SALT_EPOCH_S = 1_800;
const ACCEPTED_BEFORE = 3;
const ACCEPTED_AFTER = 1;
/** How long the first salt of a key, which both sides derive from the exchange, stays good in the process that made it. */
const FIRST_SALT_S = 5_400;

/**
 * The salt of an epoch for a key. It follows from a secret that lives as long as the process, which is also as long as
 * received ids are remembered: a packet that somebody caught before a restart, or on its way to another node, has a salt
 * that this process does not know, and is answered by bad_server_salt instead of being run once more.
 */
function saltOf(wire: WireState, key: LiveKey, epoch: number): Buffer {
  return createHmac('sha256', wire.saltSecret).update(`${key.keyId} ${epoch}`).digest().subarray(0, 8);
}

/** The first salt of a key: new_nonce xor server_nonce. */
export function firstSaltOf(newNonce: Uint8Array, serverNonce: Uint8Array): Buffer {
  const salt = Buffer.alloc(8);
  for (let i = 0; i < 8; i++) salt[i] = (newNonce[i] ?? 0) ^ (serverNonce[i] ?? 0);
  return salt;
}

/** The salts of this moment, made once for each epoch. */
export function saltWindow(wire: WireState, key: LiveKey): SaltWindow {
  const nowS = wire.nowMs() / 1_000;
  const epoch = Math.floor(nowS / SALT_EPOCH_S);
  if (key.salts?.epoch === epoch) return key.salts;
  const current = saltOf(wire, key, epoch);
  const others: number[] = [];
  for (let e = epoch - ACCEPTED_BEFORE; e <= epoch + ACCEPTED_AFTER; e++) {
    if (e === epoch) continue;
    const salt = saltOf(wire, key, e);
    others.push(salt.readInt32LE(0), salt.readInt32LE(4));
  }
  if (key.firstSalt !== undefined && nowS < key.createdAtS + FIRST_SALT_S) {
    others.push(key.firstSalt.readInt32LE(0), key.firstSalt.readInt32LE(4));
  }
  key.salts = {
    epoch,
    currentLo: current.readInt32LE(0),
    currentHi: current.readInt32LE(4),
    others: Int32Array.from(others),
  };
  return key.salts;
}

/** True for the current salt and for those that are still, or soon, good. */
export function acceptsSalt(wire: WireState, key: LiveKey, lo: number, hi: number): boolean {
  const window = saltWindow(wire, key);
  if (window.currentLo === lo && window.currentHi === hi) return true;
  for (let i = 0; i < window.others.length; i += 2) {
    if (window.others[i] === lo && window.others[i + 1] === hi) return true;
  }
  return false;
}

/** Salts from now on, as get_future_salts wants them; times in Unix seconds. */
export function futureSalts(
  wire: WireState,
  key: LiveKey,
  nowS: number,
  count: number,
): { sinceS: number; untilS: number; salt: Buffer }[] {
  const epoch = Math.floor(nowS / SALT_EPOCH_S);
  return Array.from({ length: count }, (_, i) => ({
    sinceS: (epoch + i) * SALT_EPOCH_S,
    untilS: (epoch + i + 2) * SALT_EPOCH_S,
    salt: saltOf(wire, key, epoch + i),
  }));
}
