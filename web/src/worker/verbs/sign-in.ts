import { tl } from '@mtcute/core';
import type { SignInStep } from '../../data/verbs/sign-in.ts';
import type { Account } from '../account.ts';

const API = { apiId: 1, apiHash: 'tocsin-web' };

/** Called once the server has accepted the person. */
export type Welcome = (account: Account, authorization: tl.auth.RawAuthorization) => Promise<void>;

export async function sendCode(account: Account, phone: string, welcome: Welcome): Promise<SignInStep> {
  const digits = phone.replace(/\D/g, '');
  const answer = await account.client.call({
    _: 'auth.sendCode',
    phoneNumber: digits,
    ...API,
    settings: { _: 'codeSettings' },
  });
  account.signIn = { phone: digits, hash: '', code: '' };
  return takeSentCode(account, answer, welcome);
}

export async function resendCode(account: Account, welcome: Welcome): Promise<SignInStep> {
  const { phone, hash } = account.signIn;
  const answer = await account.client.call({ _: 'auth.resendCode', phoneNumber: phone, phoneCodeHash: hash });
  return takeSentCode(account, answer, welcome);
}

async function takeSentCode(account: Account, answer: tl.auth.TypeSentCode, welcome: Welcome): Promise<SignInStep> {
  if (answer._ === 'auth.sentCodeSuccess') return takeAuthorization(account, answer.authorization, welcome);
  if (answer._ !== 'auth.sentCode') throw new Error('SIGN_IN_UNSUPPORTED');
  account.signIn = { ...account.signIn, hash: answer.phoneCodeHash };
  return {
    next: 'code',
    sentBy: SENT_BY[answer.type._] ?? 'other',
    length: 'length' in answer.type ? answer.type.length : undefined,
  };
}

const SENT_BY: Partial<Record<tl.auth.TypeSentCodeType['_'], 'app' | 'sms' | 'call' | 'email'>> = {
  'auth.sentCodeTypeApp': 'app',
  'auth.sentCodeTypeSms': 'sms',
  'auth.sentCodeTypeCall': 'call',
  'auth.sentCodeTypeEmailCode': 'email',
};

export async function signIn(account: Account, code: string, welcome: Welcome): Promise<SignInStep> {
  account.signIn = { ...account.signIn, code };
  try {
    const answer = await account.client.call({
      _: 'auth.signIn',
      phoneNumber: account.signIn.phone,
      phoneCodeHash: account.signIn.hash,
      phoneCode: code,
    });
    return await takeAuthorization(account, answer, welcome);
  } catch (error) {
    if (tl.RpcError.is(error, 'SESSION_PASSWORD_NEEDED')) return passwordStep(account);
    if (tl.RpcError.is(error, 'PHONE_NUMBER_BANNED'))
      return { next: 'suspended', phone: account.signIn.phone, codeHash: account.signIn.hash, code };
    throw error;
  }
}

export async function signUp(account: Account, firstName: string, lastName: string, welcome: Welcome) {
  const answer = await account.client.call({
    _: 'auth.signUp',
    phoneNumber: account.signIn.phone,
    phoneCodeHash: account.signIn.hash,
    firstName,
    lastName,
  });
  return takeAuthorization(account, answer, welcome);
}

export async function checkPassword(account: Account, password: string, welcome: Welcome): Promise<SignInStep> {
  const state = await account.client.call({ _: 'account.getPassword' });
  const answer = await account.client.call({
    _: 'auth.checkPassword',
    password: await account.client.computeSrpParams(state, password),
  });
  return takeAuthorization(account, answer, welcome);
}

export async function requestRecovery(account: Account): Promise<string> {
  return (await account.client.call({ _: 'auth.requestPasswordRecovery' })).emailPattern;
}

export async function recoverPassword(account: Account, code: string, welcome: Welcome): Promise<SignInStep> {
  return takeAuthorization(account, await account.client.call({ _: 'auth.recoverPassword', code }), welcome);
}

/** A token to be shown as QR code and scanned by a device that is signed in; `done` once that has happened. */
export async function qrToken(
  account: Account,
  welcome: Welcome,
): Promise<{ url: string; expires: number } | SignInStep> {
  try {
    const answer = await account.client.call({ _: 'auth.exportLoginToken', ...API, exceptIds: [] });
    if (answer._ === 'auth.loginTokenSuccess') return await takeAuthorization(account, answer.authorization, welcome);
    if (answer._ === 'auth.loginTokenMigrateTo') throw new Error('SIGN_IN_UNSUPPORTED');
    return { url: `tg://login?token=${base64url(answer.token)}`, expires: answer.expires };
  } catch (error) {
    if (tl.RpcError.is(error, 'SESSION_PASSWORD_NEEDED')) return passwordStep(account);
    throw error;
  }
}

function base64url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replace(/\+/g, '-')
    .replace(/\//g, '_')
    .replace(/=+$/, '');
}

async function passwordStep(account: Account): Promise<SignInStep> {
  const state = await account.client.call({ _: 'account.getPassword' });
  return { next: 'password', hint: state.hint, hasRecovery: state.hasRecovery ?? false };
}

async function takeAuthorization(
  account: Account,
  answer: tl.auth.TypeAuthorization,
  welcome: Welcome,
): Promise<SignInStep> {
  if (answer._ === 'auth.authorizationSignUpRequired') return { next: 'name' };
  await welcome(account, answer);
  return { next: 'done' };
}

export async function countries(account: Account): Promise<{ iso: string; name: string; code: string }[]> {
  const answer = await account.client.call({ _: 'help.getCountriesList', langCode: account.language, hash: 0 });
  if (answer._ !== 'help.countriesList') return [];
  return answer.countries.flatMap((country) =>
    country.countryCodes.map((row) => ({
      iso: country.iso2,
      name: country.name ?? country.defaultName,
      code: row.countryCode,
    })),
  );
}
