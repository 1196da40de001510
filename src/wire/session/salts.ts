import { createHmac } from 'node:crypto';
import type { LiveKey, SaltWindow } from '../model.ts';

/** A salt is handed out as the current one for this long, and accepted for as long again and twice as long after. */
const SALT_EPOCH_S = 1_800;
const ACCEPTED_BEFORE = 3;
const ACCEPTED_AFTER = 1;
/** How long the first salt of a key, which both sides derive from the exchange, stays good. */
const FIRST_SALT_S = 5_400;

/** The salt of an epoch: it follows from the key, so none is ever stored. */
function saltOf(key: LiveKey, epoch: number): Buffer {
  return createHmac('sha256', key.key).update(`server salt ${epoch}`).digest().subarray(0, 8);
}

/** The first salt of a key: new_nonce xor server_nonce. */
export function firstSaltOf(newNonce: Uint8Array, serverNonce: Uint8Array): Buffer {
  const salt = Buffer.alloc(8);
  for (let i = 0; i < 8; i++) salt[i] = (newNonce[i] ?? 0) ^ (serverNonce[i] ?? 0);
  return salt;
}

/** The salts of this moment, made once for each epoch. */
export function saltWindow(key: LiveKey, nowS: number): SaltWindow {
  const epoch = Math.floor(nowS / SALT_EPOCH_S);
  if (key.salts?.epoch === epoch) return key.salts;
  const current = saltOf(key, epoch);
  const others: number[] = [];
  for (let e = epoch - ACCEPTED_BEFORE; e <= epoch + ACCEPTED_AFTER; e++) {
    if (e === epoch) continue;
    const salt = saltOf(key, e);
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
export function acceptsSalt(key: LiveKey, lo: number, hi: number, nowS: number): boolean {
  const window = saltWindow(key, nowS);
  if (window.currentLo === lo && window.currentHi === hi) return true;
  for (let i = 0; i < window.others.length; i += 2) {
    if (window.others[i] === lo && window.others[i + 1] === hi) return true;
  }
  return false;
}

/** Salts from now on, as get_future_salts wants them; times in Unix seconds. */
export function futureSalts(
  key: LiveKey,
  nowS: number,
  count: number,
): { sinceS: number; untilS: number; salt: Buffer }[] {
  const epoch = Math.floor(nowS / SALT_EPOCH_S);
  return Array.from({ length: count }, (_, i) => ({
    sinceS: (epoch + i) * SALT_EPOCH_S,
    untilS: (epoch + i + 2) * SALT_EPOCH_S,
    salt: saltOf(key, epoch + i),
  }));
}
