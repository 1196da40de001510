import type { EmailCode, PasswordData } from '../accounts/repository.ts';
import { requireAccount } from '../accounts/require-account.ts';
import { refuse } from '../errors.ts';
import type { AccountId } from '../ids.ts';
import { randomId64 } from '../messages/send-album.ts';
import type { World, WriteTx } from '../ports.ts';
import { newCode } from './send-code.ts';
import { checkProof, makeChallenge, pad, type SrpChallenge } from './srp.ts';

/** What a client sends to prove its password; absent when it claims that there is none. */
export interface PasswordProof {
  srpId: string;
  a: Uint8Array;
  m1: Uint8Array;
}

export interface PasswordState {
  password?: PasswordData;
  challenge?: { srpId: string; publicValue: Uint8Array };
  /** For a new password: our half of its first salt. */
  newSalt1: Uint8Array;
  newSalt2: Uint8Array;
}

interface StoredChallenge extends SrpChallenge {
  expiresAt: number;
}

const challengeLifetimeS = 300;
const emailCodeLifetimeS = 900;
const attemptsForgottenS = 3600;

/** The account's password as `account.getPassword` tells it, with a fresh challenge. */
export function passwordState(world: World, accountId: AccountId): Promise<PasswordState> {
  const salts = { newSalt1: world.random.bytes(8), newSalt2: world.random.bytes(16) };
  return world.store.write(async (tx) => {
    const { password } = (await requireAccount(tx, accountId)).data;
    if (!password) return salts;
    const challenge = makeChallenge(world.srp, pad(Uint8Array.fromBase64(password.verifier)), world.random.bytes(256));
    const srpId = randomId64(world);
    const stored: StoredChallenge = { ...challenge, expiresAt: world.clock.nowS() + challengeLifetimeS };
    await tx.accounts.removeSettings(accountId, 'srp:');
    await tx.accounts.putSetting(accountId, `srp:${srpId}`, stored);
    return { ...salts, password, challenge: { srpId, publicValue: Uint8Array.fromHex(challenge.publicValue) } };
  });
}

/**
 * Proves the account's password, for sign-in and before every change of it.
 *
 * @throws password-invalid, srp-id-invalid, flood-wait
 */
export async function provePassword(
  world: World,
  accountId: AccountId,
  proof: PasswordProof | undefined,
): Promise<void> {
  // A wrong guess must be counted although it is refused: so the write decides and the refusal comes after it.
  const right = await world.store.write(async (tx) => {
    const { password } = (await requireAccount(tx, accountId)).data;
    if (!password) return true;
    if (!proof) return refuse('password-invalid');
    await checkAttempts(world, tx, accountId);
    const challenge = await tx.accounts.setting<StoredChallenge>(accountId, `srp:${proof.srpId}`);
    if (!challenge || challenge.expiresAt < world.clock.nowS()) return refuse('srp-id-invalid');
    await tx.accounts.removeSettings(accountId, `srp:${proof.srpId}`);
    const good = checkProof(world.srp, password, challenge, proof);
    await countAttempt(world, tx, accountId, good);
    return good;
  });
  if (!right) refuse('password-invalid');
}

interface Attempts {
  count: number;
  at: number;
}

async function checkAttempts(world: World, tx: WriteTx, account: AccountId): Promise<void> {
  const made = await tx.accounts.setting<Attempts>(account, 'password-attempts');
  if (!made || made.count < world.limits.passwordAttempts) return;
  const waitS = made.at + Math.min(attemptsForgottenS, 2 ** Math.min(made.count, 12)) - world.clock.nowS();
  if (waitS > 0) refuse('flood-wait', { waitS });
}

async function countAttempt(world: World, tx: WriteTx, account: AccountId, good: boolean): Promise<void> {
  if (good) return tx.accounts.removeSettings(account, 'password-attempts');
  const made = await tx.accounts.setting<Attempts>(account, 'password-attempts');
  const nowS = world.clock.nowS();
  const fresh = made && nowS - made.at < attemptsForgottenS ? made.count : 0;
  await tx.accounts.putSetting(account, 'password-attempts', { count: fresh + 1, at: nowS } satisfies Attempts);
}

export interface NewPassword {
  salt1: Uint8Array;
  salt2: Uint8Array;
  /** g^x mod p; empty removes the password. */
  verifier: Uint8Array;
  hint: string;
}

const hintLength = 255;

/**
 * Sets, changes or removes the password and its recovery address; the old password must have been proved before.
 * A new address waits for its code.
 *
 * @throws password-settings-invalid, email-invalid, email-unconfirmed
 */
export async function changePassword(
  world: World,
  accountId: AccountId,
  change: { password?: NewPassword | undefined; email?: string | undefined },
): Promise<void> {
  const email = change.email?.trim();
  if (email && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email)) refuse('email-invalid');
  const pending = await world.store.write(async (tx) => {
    const account = await requireAccount(tx, accountId);
    const { password: before, ...data } = account.data;
    const next = change.password ? newPassword(world, change.password, before) : before;
    if (!next && !change.password) refuse('password-settings-invalid');
    if (!next) {
      await tx.accounts.update({ ...account, data });
      return undefined;
    }
    const { recoveryEmail: _, pendingEmail: __, recoveryCode: ___, ...bare } = next;
    const kept: PasswordData =
      email === undefined ? next : email === '' ? bare : { ...next, pendingEmail: emailCode(world, 'confirm', email) };
    await tx.accounts.update({ ...account, data: { ...data, password: kept } });
    return email ? kept.pendingEmail : undefined;
  });
  if (!pending) return;
  // The password is set already: a mail that did not leave is asked for again, like one that got lost on its way.
  await mailCode(world, pending).catch(() => undefined);
  refuse('email-unconfirmed', { codeLength: pending.code.length });
}

function newPassword(world: World, wanted: NewPassword, before: PasswordData | undefined): PasswordData | undefined {
  if (wanted.verifier.length === 0) return undefined;
  const salts = [wanted.salt1, wanted.salt2].map((salt) => salt.length);
  if (wanted.verifier.length !== 256 || salts.some((length) => length < 8 || length > 64))
    refuse('password-settings-invalid');
  return {
    ...(before?.recoveryEmail ? { recoveryEmail: before.recoveryEmail } : {}),
    salt1: wanted.salt1.toBase64(),
    salt2: wanted.salt2.toBase64(),
    verifier: wanted.verifier.toBase64(),
    hint: wanted.hint.slice(0, hintLength),
    changedAt: world.clock.nowS(),
  };
}

const emailCode = (world: World, purpose: EmailCode['purpose'], address: string): EmailCode => ({
  purpose,
  address,
  code: world.codes.fixedCode ?? newCode(world),
  sentAt: world.clock.nowS(),
  expiresAt: world.clock.nowS() + emailCodeLifetimeS,
});

async function mailCode(world: World, { address, code }: EmailCode): Promise<void> {
  try {
    await world.codes.send({ kind: 'email', to: address, code });
  } catch {
    refuse('code-not-sent');
  }
}

const resendEmailAfterS = 60;

/** @throws flood-wait */
function checkResend(world: World, sent: EmailCode | undefined): void {
  const waitS = sent ? sent.sentAt + resendEmailAfterS - world.clock.nowS() : 0;
  if (waitS > 0) refuse('flood-wait', { waitS });
}

/** Confirms the recovery address with the code that it got. @throws email-code-invalid, email-hash-expired */
export function confirmEmail(world: World, accountId: AccountId, code: string): Promise<void> {
  return withEmailCode(world, accountId, 'confirm', code, (password, address) => ({
    ...password,
    recoveryEmail: address,
    // What was sent to the address before proves nothing any more.
    recoveryCode: undefined,
  }));
}

/** Sends the code of a waiting address again. @throws email-hash-expired, flood-wait, code-not-sent */
export async function resendEmailCode(world: World, accountId: AccountId): Promise<void> {
  const pending = await world.store.write(async (tx) => {
    const account = await requireAccount(tx, accountId);
    const { password } = account.data;
    if (password?.pendingEmail?.purpose !== 'confirm') return refuse('email-hash-expired');
    checkResend(world, password.pendingEmail);
    const again = emailCode(world, 'confirm', password.pendingEmail.address);
    await tx.accounts.update({ ...account, data: { ...account.data, password: { ...password, pendingEmail: again } } });
    return again;
  });
  await mailCode(world, pending);
}

/** Forgets an address that was not confirmed. @throws email-hash-expired */
export function cancelEmail(world: World, accountId: AccountId): Promise<void> {
  return world.store.write(async (tx) => {
    const account = await requireAccount(tx, accountId);
    if (account.data.password?.pendingEmail?.purpose !== 'confirm') return refuse('email-hash-expired');
    const { pendingEmail: _, ...password } = account.data.password;
    await tx.accounts.update({ ...account, data: { ...account.data, password } });
  });
}

/**
 * Sends a recovery code to the confirmed address; returns it with its middle hidden.
 *
 * @throws password-empty, recovery-not-available, flood-wait, code-not-sent
 */
export async function requestRecovery(world: World, accountId: AccountId): Promise<string> {
  const pending = await world.store.write(async (tx) => {
    const account = await requireAccount(tx, accountId);
    const { password } = account.data;
    if (!password) return refuse('password-empty');
    if (!password.recoveryEmail) return refuse('recovery-not-available');
    checkResend(world, password.recoveryCode);
    const code = emailCode(world, 'recover', password.recoveryEmail);
    await tx.accounts.update({ ...account, data: { ...account.data, password: { ...password, recoveryCode: code } } });
    return code;
  });
  await mailCode(world, pending);
  return hideMiddle(pending.address);
}

/** An address as its owner recognises it and nobody else learns it: `w***k@lamps.example`. */
export function hideMiddle(address: string): string {
  const [name = '', domain = ''] = address.split('@');
  return `${name.slice(0, 1)}***${name.slice(-1)}@${domain}`;
}

/** Whether a recovery code is right, without using it up. @throws email-code-invalid, recovery-expired */
export function checkRecovery(world: World, accountId: AccountId, code: string): Promise<void> {
  return withEmailCode(world, accountId, 'recover', code, (password) => password, { keep: true });
}

/**
 * Replaces the password after a right recovery code; without a new one it is removed.
 *
 * @throws email-code-invalid, recovery-expired, password-settings-invalid
 */
export function recoverPassword(
  world: World,
  accountId: AccountId,
  code: string,
  wanted: NewPassword | undefined,
): Promise<void> {
  return withEmailCode(world, accountId, 'recover', code, (password) =>
    wanted ? newPassword(world, wanted, password) : undefined,
  );
}

async function withEmailCode(
  world: World,
  accountId: AccountId,
  purpose: EmailCode['purpose'],
  code: string,
  next: (password: PasswordData, address: string) => PasswordData | undefined,
  options: { keep?: boolean } = {},
): Promise<void> {
  if (purpose === 'recover' && code.trim() === '') refuse('email-code-empty');
  const right = await world.store.write(async (tx) => {
    const account = await requireAccount(tx, accountId);
    const { password, ...data } = account.data;
    const place = purpose === 'confirm' ? 'pendingEmail' : 'recoveryCode';
    const pending = password?.[place];
    if (!password || pending?.purpose !== purpose || pending.expiresAt < world.clock.nowS())
      return refuse(purpose === 'confirm' ? 'email-hash-expired' : 'recovery-expired');
    // Counted for the account and not for the code, so that a new code brings no new tries.
    await checkAttempts(world, tx, accountId);
    const good = pending.code === code.trim();
    await countAttempt(world, tx, accountId, good);
    if (!good) return false;
    const { [place]: _, ...bare } = password;
    const after = options.keep ? password : next(bare, pending.address);
    await tx.accounts.update({ ...account, data: after ? { ...data, password: after } : data });
    return true;
  });
  if (!right) refuse('email-code-invalid');
}
