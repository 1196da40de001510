import type { tl } from '@mtcute/core';
import Long from 'long';
import { hideMiddle, type PasswordState } from '#domain';
import type { Call } from '../../context.ts';

function toTlAlgo(call: Call, salt1: Uint8Array, salt2: Uint8Array): tl.TypePasswordKdfAlgo {
  const { generator: g, prime: p } = call.world.srp;
  return { _: 'passwordKdfAlgoSHA256SHA256PBKDF2HMACSHA512iter100000SHA256ModPow', salt1, salt2, g, p };
}

/**
 * Documents that a password would encrypt are not kept here, but official clients take an unknown way of doing it for a
 * server that is too new for them, and then neither set nor change a password.
 */
const secureSaltBytes = 8;

export function toTlPassword(call: Call, state: PasswordState): tl.account.RawPassword {
  const { password, challenge } = state;
  const common: tl.account.RawPassword = {
    _: 'account.password',
    newAlgo: toTlAlgo(call, state.newSalt1, state.newSalt2),
    newSecureAlgo: {
      _: 'securePasswordKdfAlgoPBKDF2HMACSHA512iter100000',
      salt: call.world.random.bytes(secureSaltBytes),
    },
    secureRandom: call.world.random.bytes(256),
  };
  if (!password || !challenge) return common;
  const unconfirmed = password.pendingEmail?.purpose === 'confirm' ? password.pendingEmail : undefined;
  return {
    ...common,
    hasPassword: true,
    hasRecovery: password.recoveryEmail !== undefined,
    currentAlgo: toTlAlgo(call, Uint8Array.fromBase64(password.salt1), Uint8Array.fromBase64(password.salt2)),
    srpB: challenge.publicValue,
    srpId: Long.fromString(challenge.srpId),
    hint: password.hint,
    emailUnconfirmedPattern: unconfirmed && hideMiddle(unconfirmed.address),
    pendingResetDate: password.resetAt,
  };
}
