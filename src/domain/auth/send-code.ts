import { refuse } from '../errors.ts';
import type { World, WriteTx } from '../ports.ts';
import type { LoginCode } from './repository.ts';
import { isOwnNumber, openInvite } from './sign-up-invites.ts';

/** Digits of a phone number, 5 to 15 of them. @throws phone-invalid */
export function normalisePhone(phone: string): string {
  const digits = phone.replace(/[^\d]/g, '');
  if (digits.length < 5 || digits.length > 15) refuse('phone-invalid');
  return digits;
}

const codeLength = 5;

/** Seconds after which a code may be sent once more. Clients are told them. */
export const resendAfterS = 30;
const daySeconds = 86_400;

/**
 * Makes a sign-in code and sends it on its way to the number. The devices on which its owner is signed in are told later
 * (`tellDevices`): neither the answer nor how long it takes says whether the number is registered, as the same is read
 * and written for every number. Asking again at once gives the same code.
 *
 * @throws phone-invalid, phone-flood, code-not-sent
 */
export async function sendCode(world: World, request: { phone: string; keyId: string }): Promise<LoginCode> {
  const phone = normalisePhone(request.phone);
  const nowS = world.clock.nowS();
  const code: LoginCode = {
    phone,
    codeHash: world.random.bytes(9).toHex(),
    code: world.codes.fixedCode ?? newCode(world),
    keyId: request.keyId,
    createdAt: nowS,
    expiresAt: nowS + world.limits.loginCodeLifetimeS,
    sentAt: nowS,
    sends: 1,
    attempts: 0,
    accepted: false,
    devicesOwed: world.codes.fixedCode === undefined,
  };
  const made = await world.store.write(async (tx) => {
    const latest = await tx.auth.latestLoginCode(phone);
    if (latest && isFresh(latest, request.keyId, nowS)) return latest;
    await checkAllowance(world, tx, phone, nowS);
    const invite = await openInvite(world, tx, phone);
    if (invite) {
      const invited = { ...code, code: invite.code, devicesOwed: false };
      await tx.auth.putLoginCode(invited);
      return invited;
    }
    await tx.auth.putLoginCode(code);
    return code;
  });
  if (made === code) await deliver(world, code);
  return made;
}

const isFresh = (code: LoginCode, keyId: string, nowS: number): boolean =>
  code.keyId === keyId && nowS - code.createdAt < resendAfterS && code.expiresAt > nowS && code.attempts === 0;

/** One number gets so many codes a day: who guesses gets no more tries, and who is pestered no more messages. */
async function checkAllowance(world: World, tx: WriteTx, phone: string, nowS: number): Promise<void> {
  if (!world.settings.flood) return;
  const made = await tx.auth.countLoginCodes(phone, nowS - daySeconds);
  if (made >= world.limits.loginCodesPerDay) refuse('phone-flood');
}

async function deliver(world: World, { phone, code }: LoginCode): Promise<void> {
  try {
    await world.codes.send({ kind: 'login', to: phone, code });
  } catch {
    // A number of the server's own leads to no telephone: its code stands on the devices that are signed in.
    if (!isOwnNumber(phone)) refuse('code-not-sent');
  }
}

/** A sign-in code: decimal digits, leading zeros among them. */
export function newCode(world: World): string {
  let code = '';
  while (code.length < codeLength) code += String(world.random.below(10));
  return code;
}

/**
 * Sends the same code again, a few times at most and each a while after the last. Its tries stay used up.
 *
 * @throws code-expired, send-code-unavailable, flood-wait, code-not-sent
 */
export async function resendCode(world: World, request: { phone: string; codeHash: string }): Promise<LoginCode> {
  const phone = normalisePhone(request.phone);
  const again = await world.store.write(async (tx) => {
    const code = await tx.auth.loginCode(phone, request.codeHash);
    const nowS = world.clock.nowS();
    if (!code || code.expiresAt < nowS || code.attempts >= world.limits.loginCodeAttempts)
      return refuse('code-expired');
    if (code.sends >= world.limits.loginCodeSends) refuse('send-code-unavailable');
    const waitS = code.sentAt + resendAfterS - nowS;
    if (waitS > 0) refuse('flood-wait', { waitS });
    const expiresAt = nowS + world.limits.loginCodeLifetimeS;
    const next = { ...code, expiresAt, sentAt: nowS, sends: code.sends + 1 };
    await tx.auth.putLoginCode(next);
    return next;
  });
  await deliver(world, again);
  return again;
}

/** Makes a code void before its time. */
export async function cancelCode(world: World, request: { phone: string; codeHash: string }): Promise<void> {
  const phone = normalisePhone(request.phone);
  await world.store.write(async (tx) => {
    const code = await tx.auth.loginCode(phone, request.codeHash);
    if (!code) return refuse('code-expired');
    await tx.auth.putLoginCode({ ...code, expiresAt: 0 });
  });
}

/** Forgets codes and login tokens that can matter no more. Returns how many; call again while it returns any. */
export function removeOldLogins(world: World, limit: number): Promise<number> {
  return world.store.write((tx) => tx.auth.removeOldLogins(world.clock.nowS() - daySeconds, limit));
}
