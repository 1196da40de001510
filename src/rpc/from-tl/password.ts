import type { tl } from '@mtcute/core';
import type { NewPassword, PasswordProof } from '#domain';
import { RpcError } from '../errors.ts';

/** The client's half of SRP (https://core.telegram.org/api/srp); undefined where it gives none. */
export function fromTlPasswordProof(input: tl.TypeInputCheckPasswordSRP): PasswordProof | undefined {
  if (input._ === 'inputCheckPasswordEmpty') return undefined;
  return { srpId: input.srpId.toString(), a: input.A, m1: input.M1 };
}

/** New password settings; an empty hash removes the password. */
export function fromTlNewPassword(settings: tl.account.TypePasswordInputSettings): NewPassword | undefined {
  const { newAlgo, newPasswordHash, hint } = settings;
  if (!newAlgo || !newPasswordHash) return undefined;
  if (newPasswordHash.length === 0)
    return { salt1: new Uint8Array(), salt2: new Uint8Array(), verifier: newPasswordHash, hint: '' };
  if (newAlgo._ !== 'passwordKdfAlgoSHA256SHA256PBKDF2HMACSHA512iter100000SHA256ModPow')
    throw new RpcError(400, 'NEW_SETTINGS_INVALID');
  return { salt1: newAlgo.salt1, salt2: newAlgo.salt2, verifier: newPasswordHash, hint: hint ?? '' };
}
