import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { test, type TestContext } from 'node:test';
import type { tl } from '@mtcute/core';
import { computeNewPasswordHash, computeSrpParams } from '@mtcute/core/utils.js';
import { NodeCryptoProvider } from '@mtcute/node/utils.js';

import Long from 'long';
import { Api } from 'telegram';
import { returnBigInt } from 'telegram/Helpers.js';
import { computeCheck, computeDigest } from 'telegram/Password.js';
import { createTestWorld, type TestWorld } from '../../../tests/support/test-world.ts';
import { type AccountId, SERVICE_ACCOUNT } from '../ids.ts';
import {
  cancelEmail,
  changePassword,
  checkRecovery,
  confirmEmail,
  type NewPassword,
  type PasswordProof,
  passwordState,
  provePassword,
  recoverPassword,
  requestRecovery,
  resendEmailCode,
} from './password.ts';
import { declineReset, resetPassword } from './password-reset.ts';

const crypto = new NodeCryptoProvider();
await crypto.initialize();

interface CoreCryptoClass {
  new (environment: object): { getSRPParams(given: object): Promise<{ A: ArrayLike<number>; M1: ArrayLike<number> }> };
}
const require = createRequire(import.meta.url);
const CoreCrypto: CoreCryptoClass = require('@mtproto/core/src/crypto');
const coreEnvironment = {
  SHA1: require('@mtproto/core/envs/node/sha1'),
  SHA256: require('@mtproto/core/envs/node/sha256'),
  PBKDF2: require('@mtproto/core/envs/node/pbkdf2'),
};

const algoName = 'passwordKdfAlgoSHA256SHA256PBKDF2HMACSHA512iter100000SHA256ModPow';

function algoOf(world: TestWorld, salt1: Uint8Array, salt2: Uint8Array): tl.TypePasswordKdfAlgo {
  return { _: algoName, salt1, salt2, g: world.srp.generator, p: world.srp.prime };
}

/** What mtcute's client sends for a new password. */
async function byMtcute(world: TestWorld, account: AccountId, password: string): Promise<NewPassword> {
  const { newSalt1, newSalt2 } = await passwordState(world, account);
  const algo = algoOf(world, newSalt1, newSalt2);
  const verifier = await computeNewPasswordHash(crypto, algo, password);
  // The client lengthens our half of the salt inside the object that it was given.
  assert.equal(algo._, algoName);
  return { salt1: algo.salt1, salt2: algo.salt2, verifier, hint: 'a lamp' };
}

/** What mtcute's client sends to prove a password. */
async function proofByMtcute(world: TestWorld, account: AccountId, password: string): Promise<PasswordProof> {
  const state = await passwordState(world, account);
  assert.ok(state.password && state.challenge);
  const salts = [state.password.salt1, state.password.salt2].map((salt) => Uint8Array.fromBase64(salt));
  const [salt1 = new Uint8Array(), salt2 = new Uint8Array()] = salts;
  const request: tl.account.RawPassword = {
    _: 'account.password',
    hasPassword: true,
    currentAlgo: algoOf(world, salt1, salt2),
    srpB: state.challenge.publicValue,
    srpId: Long.fromString(state.challenge.srpId),
    newAlgo: { _: 'passwordKdfAlgoUnknown' },
    newSecureAlgo: { _: 'securePasswordKdfAlgoUnknown' },
    secureRandom: new Uint8Array(),
  };
  const answer = await computeSrpParams(crypto, request, password);
  return { srpId: answer.srpId.toString(), a: answer.A, m1: answer.M1 };
}

/** The same by gramjs, which shares no code with mtcute. */
async function proofByGramjs(world: TestWorld, account: AccountId, password: string): Promise<PasswordProof> {
  const state = await passwordState(world, account);
  assert.ok(state.password && state.challenge);
  const answer = await computeCheck(
    new Api.account.Password({
      hasPassword: true,
      currentAlgo: gramjsAlgo(world, state.password.salt1, state.password.salt2),
      srp_B: Buffer.from(state.challenge.publicValue),
      srpId: returnBigInt(state.challenge.srpId),
      newAlgo: new Api.PasswordKdfAlgoUnknown(),
      newSecureAlgo: new Api.SecurePasswordKdfAlgoUnknown(),
      secureRandom: Buffer.alloc(0),
    }),
    password,
  );
  return { srpId: answer.srpId.toString(), a: answer.A, m1: answer.M1 };
}

const gramjsAlgo = (world: TestWorld, salt1: string, salt2: string) =>
  new Api.PasswordKdfAlgoSHA256SHA256PBKDF2HMACSHA512iter100000SHA256ModPow({
    salt1: Buffer.from(salt1, 'base64'),
    salt2: Buffer.from(salt2, 'base64'),
    g: world.srp.generator,
    p: Buffer.from(world.srp.prime),
  });

async function withPassword(
  t: TestContext,
  password = 'wick and oil',
): Promise<{ world: TestWorld; ember: AccountId }> {
  const world = await createTestWorld(t);
  const ember = await world.addPerson('Ember');
  await changePassword(world, ember, { password: await byMtcute(world, ember, password) });
  return { world, ember };
}

test('a password set by one client library is proved by two others that share no code', async (t) => {
  const { world, ember } = await withPassword(t);
  await provePassword(world, ember, await proofByMtcute(world, ember, 'wick and oil'));
  await provePassword(world, ember, await proofByGramjs(world, ember, 'wick and oil'));
});

test('a password set by gramjs is proved by mtcute', async (t) => {
  const world = await createTestWorld(t);
  const ember = await world.addPerson('Ember');
  const { newSalt1, newSalt2 } = await passwordState(world, ember);
  const algo = gramjsAlgo(world, newSalt1.toBase64(), newSalt2.toBase64());
  algo.salt1 = Buffer.concat([algo.salt1, Buffer.from(world.random.bytes(32))]);
  const verifier = await computeDigest(algo, 'лампа 灯');
  await changePassword(world, ember, { password: { salt1: algo.salt1, salt2: algo.salt2, verifier, hint: '' } });
  await provePassword(world, ember, await proofByMtcute(world, ember, 'лампа 灯'));
});

test('a wrong password, a used answer and no answer are refused', async (t) => {
  const { world, ember } = await withPassword(t);
  const wrong = await proofByMtcute(world, ember, 'wick and water');
  await assert.rejects(provePassword(world, ember, wrong), { code: 'password-invalid' });
  const right = await proofByMtcute(world, ember, 'wick and oil');
  await provePassword(world, ember, right);
  await assert.rejects(provePassword(world, ember, right), { code: 'srp-id-invalid' });
  await assert.rejects(provePassword(world, ember, undefined), { code: 'password-invalid' });
});

test('an answer comes too late after five minutes', async (t) => {
  const { world, ember } = await withPassword(t);
  const proof = await proofByMtcute(world, ember, 'wick and oil');
  world.waitS(301);
  await assert.rejects(provePassword(world, ember, proof), { code: 'srp-id-invalid' });
});

test('a proof in which leading zero bytes are left out, as @mtproto/core writes it, counts', async (t) => {
  const { world, ember } = await withPassword(t);
  // A small exponent makes the number that the client sends a short one.
  const proofByCore = async (password: string): Promise<PasswordProof> => {
    const state = await passwordState(world, ember);
    assert.ok(state.password && state.challenge);
    const client = new CoreCrypto({ ...coreEnvironment, getRandomBytes: () => Uint8Array.of(7) });
    const { A, M1 } = await client.getSRPParams({
      g: world.srp.generator,
      p: world.srp.prime,
      salt1: Uint8Array.fromBase64(state.password.salt1),
      salt2: Uint8Array.fromBase64(state.password.salt2),
      gB: state.challenge.publicValue,
      password,
    });
    return { srpId: state.challenge.srpId, a: Uint8Array.from(A), m1: Uint8Array.from(M1) };
  };
  const proof = await proofByCore('wick and oil');
  assert.ok(proof.a.length < 256);
  await provePassword(world, ember, proof);
  await assert.rejects(provePassword(world, ember, await proofByCore('water')), { code: 'password-invalid' });
});

test('values of A that would give the secret away are refused', async (t) => {
  const { world, ember } = await withPassword(t);
  const prime = BigInt(`0x${world.srp.prime.toHex()}`);
  for (const a of [0n, 1n, prime - 1n, prime, prime * 2n]) {
    const { srpId, m1 } = await proofByMtcute(world, ember, 'wick and oil');
    const bytes = Uint8Array.fromHex(a.toString(16).padStart(514, '0'));
    await assert.rejects(provePassword(world, ember, { srpId, m1, a: bytes }), { code: /password-invalid|flood-wait/ });
  }
});

test('after five wrong passwords even the right one has to wait', async (t) => {
  const { world, ember } = await withPassword(t);
  for (let i = 0; i < 5; i++) {
    const { srpId, a } = await proofByMtcute(world, ember, 'wick and oil');
    await assert.rejects(provePassword(world, ember, { srpId, a, m1: new Uint8Array(32) }), {
      code: 'password-invalid',
    });
  }
  const right = await proofByMtcute(world, ember, 'wick and oil');
  await assert.rejects(provePassword(world, ember, right), { code: 'flood-wait', data: { waitS: 32 } });
  world.waitS(33);
  await provePassword(world, ember, right);
});

test('an empty verifier removes the password; a malformed one changes nothing', async (t) => {
  const { world, ember } = await withPassword(t);
  const none = { salt1: new Uint8Array(), salt2: new Uint8Array(), hint: '' };
  await assert.rejects(changePassword(world, ember, { password: { ...none, verifier: new Uint8Array(255) } }), {
    code: 'password-settings-invalid',
  });
  assert.ok((await passwordState(world, ember)).password);
  await changePassword(world, ember, { password: { ...none, verifier: new Uint8Array() } });
  assert.equal((await passwordState(world, ember)).password, undefined);
});

const codeTo = (world: TestWorld): string => world.sentCodes.at(-1)?.code ?? '';
const recoveryEmail = async (world: TestWorld, account: AccountId) =>
  (await passwordState(world, account)).password?.recoveryEmail;

test('a recovery address counts once its code came back', async (t) => {
  const { world, ember } = await withPassword(t);
  await assert.rejects(changePassword(world, ember, { email: 'no address' }), { code: 'email-invalid' });
  await assert.rejects(changePassword(world, ember, { email: 'ember@lamps.example' }), {
    code: 'email-unconfirmed',
    data: { codeLength: 5 },
  });
  assert.deepEqual(world.sentCodes.at(-1), { kind: 'email', to: 'ember@lamps.example', code: codeTo(world) });
  assert.equal(await recoveryEmail(world, ember), undefined);
  await assert.rejects(confirmEmail(world, ember, 'wrong'), { code: 'email-code-invalid' });
  await assert.rejects(resendEmailCode(world, ember), { code: 'flood-wait' });
  world.waitS(61);
  await resendEmailCode(world, ember);
  await confirmEmail(world, ember, codeTo(world));
  assert.equal(await recoveryEmail(world, ember), 'ember@lamps.example');
  await assert.rejects(confirmEmail(world, ember, codeTo(world)), { code: 'email-hash-expired' });
});

test('an address that was given up is not confirmed by its old code', async (t) => {
  const { world, ember } = await withPassword(t);
  await assert.rejects(changePassword(world, ember, { email: 'ember@lamps.example' }), { code: 'email-unconfirmed' });
  await cancelEmail(world, ember);
  await assert.rejects(confirmEmail(world, ember, codeTo(world)), { code: 'email-hash-expired' });
  await assert.rejects(cancelEmail(world, ember), { code: 'email-hash-expired' });
});

async function withRecovery(t: TestContext): Promise<{ world: TestWorld; ember: AccountId }> {
  const { world, ember } = await withPassword(t);
  await assert.rejects(changePassword(world, ember, { email: 'ember@lamps.example' }), { code: 'email-unconfirmed' });
  await confirmEmail(world, ember, codeTo(world));
  return { world, ember };
}

test('a forgotten password is replaced with the code from the recovery address', async (t) => {
  const { world, ember } = await withRecovery(t);
  assert.equal(await requestRecovery(world, ember), 'e***r@lamps.example');
  await assert.rejects(checkRecovery(world, ember, 'wrong'), { code: 'email-code-invalid' });
  await assert.rejects(checkRecovery(world, ember, ' '), { code: 'email-code-empty' });
  await checkRecovery(world, ember, codeTo(world));
  await recoverPassword(world, ember, codeTo(world), await byMtcute(world, ember, 'new oil'));
  await provePassword(world, ember, await proofByMtcute(world, ember, 'new oil'));
  assert.equal(await recoveryEmail(world, ember), 'ember@lamps.example');
});

test('a recovery code that is older than a quarter of an hour opens nothing', async (t) => {
  const { world, ember } = await withRecovery(t);
  await requestRecovery(world, ember);
  world.waitS(901);
  await assert.rejects(checkRecovery(world, ember, codeTo(world)), { code: 'recovery-expired' });
  await assert.rejects(recoverPassword(world, ember, codeTo(world), undefined), { code: 'recovery-expired' });
});

test('a code that confirms a new address does not get past a forgotten password', async (t) => {
  const { world, ember } = await withRecovery(t);
  await assert.rejects(changePassword(world, ember, { email: 'other@lamps.example' }), { code: 'email-unconfirmed' });
  await assert.rejects(recoverPassword(world, ember, codeTo(world), undefined), { code: 'recovery-expired' });
});

test('asking for new recovery codes brings no new tries', async (t) => {
  const { world, ember } = await withRecovery(t);
  let refused = 0;
  for (let i = 0; i < 8; i++) {
    world.waitS(61);
    await requestRecovery(world, ember);
    await checkRecovery(world, ember, 'wrong').catch((error: { code: string }) => {
      if (error.code === 'flood-wait') refused += 1;
    });
  }
  assert.ok(refused >= 1);
});

/** A key under which nobody is signed in. */
const askedUnder = '00'.repeat(8);

test('without a recovery address there is no recovery, but a reset after a week', async (t) => {
  const { world, ember } = await withPassword(t);
  await assert.rejects(requestRecovery(world, ember), { code: 'recovery-not-available' });
  const untilS = world.clock.nowS() + 7 * 86_400;
  assert.deepEqual(await resetPassword(world, ember, askedUnder), { kind: 'wait', untilS });
  world.waitS(86_400);
  assert.deepEqual(await resetPassword(world, ember, askedUnder), { kind: 'wait', untilS });
  await declineReset(world, ember, askedUnder);
  await assert.rejects(declineReset(world, ember, askedUnder), { code: 'reset-request-missing' });
  await resetPassword(world, ember, askedUnder);
  world.waitS(7 * 86_400);
  assert.deepEqual(await resetPassword(world, ember, askedUnder), { kind: 'done' });
  assert.equal((await passwordState(world, ember)).password, undefined);
  assert.deepEqual(await toldTo(world, ember), [
    'Somebody signed in to your account asked to remove the second password.',
    'The second password stays: the request to remove it was taken back.',
    'Somebody signed in to your account asked to remove the second password.',
    'The second password was removed, a week after somebody signed in to your account had asked for it.',
  ]);
});

test('a reset is told in the language of another device than the one that asks, or of that one where there is no other', async (t) => {
  const { world, ember } = await withPassword(t);
  const add = (keyId: string, langCode: string) =>
    world.store.write(async (tx) => {
      const named = { deviceModel: 'Lamp', systemVersion: '', appVersion: '', langPack: '' };
      const device = { apiId: 1, ...named, systemLangCode: langCode, langCode };
      await tx.auth.putKey({ keyId, key: new Uint8Array(256), createdAt: 1, layer: 228, device });
      const at = { createdAt: 1, activeAt: 1, address: '', passwordPending: false };
      await tx.auth.putAuthorization({ keyId, hash: keyId, account: ember, ...at });
    });
  await add(askedUnder, 'uk');
  await resetPassword(world, ember, askedUnder);
  await add('01'.repeat(8), 'ru');
  await declineReset(world, ember, askedUnder);
  const [asked, ended] = await toldTo(world, ember);
  assert.match(asked ?? '', /^Хтось, хто ввійшов.*Lamp/s);
  assert.match(ended ?? '', /^Второй пароль остаётся/);
});

/** The first sentences of what the service account told them. */
async function toldTo(world: TestWorld, account: AccountId): Promise<string[]> {
  const told = await world.store.read((tx) =>
    tx.messages.history({ mailbox: account, peer: SERVICE_ACCOUNT, limit: 10 }),
  );
  return told.toReversed().map(({ content }) => content.text.split('. It can')[0]?.replace(/\.?$/, '.') ?? '');
}

test('an address that waits for its code and a code for a forgotten password do not get in each other’s way', async (t) => {
  const { world, ember } = await withRecovery(t);
  await assert.rejects(changePassword(world, ember, { email: 'other@lamps.example' }), { code: 'email-unconfirmed' });
  const forAddress = codeTo(world);
  await requestRecovery(world, ember);
  const forRecovery = codeTo(world);
  await checkRecovery(world, ember, forRecovery);
  await confirmEmail(world, ember, forAddress);
  assert.equal(await recoveryEmail(world, ember), 'other@lamps.example');
  await assert.rejects(checkRecovery(world, ember, forRecovery), { code: 'recovery-expired' });
});
