import { tl } from '@mtcute/core';
import type { PasswordState } from '../../data/verbs/settings.ts';
import type { Account } from '../account.ts';

export async function passwordState(account: Account): Promise<PasswordState> {
  const state = await account.client.call({ _: 'account.getPassword' });
  return {
    has: state.hasPassword ?? false,
    hint: state.hint,
    hasRecovery: state.hasRecovery ?? false,
    unconfirmed: state.emailUnconfirmedPattern,
    goneAt: state.pendingResetDate,
  };
}

/** Sets, changes or (with an empty `next`) removes the second password. */
export async function setPassword(
  account: Account,
  current: string,
  next: string,
  hint: string,
  email: string,
): Promise<void> {
  const state = await account.client.call({ _: 'account.getPassword' });
  const algorithm = state.newAlgo;
  if (algorithm._ !== 'passwordKdfAlgoSHA256SHA256PBKDF2HMACSHA512iter100000SHA256ModPow')
    throw new Error('PASSWORD_KIND_UNKNOWN');
  // The library lengthens this salt in place by random bytes of its own; servers take up to 64 together.
  const newAlgo = { ...algorithm };
  await change(account, state, current, {
    _: 'account.passwordInputSettings',
    ...(next
      ? { newAlgo, newPasswordHash: await account.client.computeNewPasswordHash(newAlgo, next), hint }
      : { newAlgo: { _: 'passwordKdfAlgoUnknown' }, newPasswordHash: new Uint8Array(), hint: '' }),
    ...(email ? { email } : {}),
  });
}

export async function setPasswordEmail(account: Account, current: string, email: string): Promise<void> {
  const state = await account.client.call({ _: 'account.getPassword' });
  await change(account, state, current, { _: 'account.passwordInputSettings', email });
}

async function change(
  account: Account,
  state: tl.account.RawPassword,
  current: string,
  newSettings: tl.account.RawPasswordInputSettings,
): Promise<void> {
  const password: tl.TypeInputCheckPasswordSRP = state.hasPassword
    ? await account.client.computeSrpParams(state, current)
    : { _: 'inputCheckPasswordEmpty' };
  try {
    await account.client.call({ _: 'account.updatePasswordSettings', password, newSettings });
  } catch (error) {
    // So it says that all was done and that the address waits for its code.
    if (!(error instanceof tl.RpcError && error.text.startsWith('EMAIL_UNCONFIRMED'))) throw error;
  }
}

export async function confirmPasswordEmail(account: Account, code: string): Promise<void> {
  await account.client.call({ _: 'account.confirmPasswordEmail', code });
}

export async function resendPasswordEmail(account: Account): Promise<void> {
  await account.client.call({ _: 'account.resendPasswordEmail' });
}

export async function dropPasswordEmail(account: Account): Promise<void> {
  await account.client.call({ _: 'account.cancelPasswordEmail' });
}

/** This device is signed in already, so the authorization that comes with the answer says nothing new. */
export async function removeForgottenPassword(account: Account, code: string): Promise<void> {
  await account.client.call({ _: 'auth.recoverPassword', code });
}

export async function resetPassword(account: Account): Promise<number | undefined> {
  const answer = await account.client.call({ _: 'account.resetPassword' });
  if (answer._ === 'account.resetPasswordFailedWait') return answer.retryDate;
  return answer._ === 'account.resetPasswordRequestedWait' ? answer.untilDate : undefined;
}

export async function keepPassword(account: Account): Promise<void> {
  await account.client.call({ _: 'account.declinePasswordReset' });
}
