import { refuse } from '../errors.ts';
import type { World } from '../ports.ts';
import type { LoginCode } from './repository.ts';

/** Digits of a phone number, 5 to 15 of them. @throws phone-invalid */
export function normalisePhone(phone: string): string {
  const digits = phone.replace(/[^\d]/g, '');
  if (digits.length < 5 || digits.length > 15) refuse('phone-invalid');
  return digits;
}

const codeLength = 5;

/** Makes a sign-in code and sends it on its way. The answer does not tell whether the number is registered. */
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
    attempts: 0,
    accepted: false,
  };
  await world.store.write((tx) => tx.auth.putLoginCode(code));
  await world.codes.send({ kind: 'login', to: phone, code: code.code });
  return code;
}

export function newCode(world: World): string {
  let code = '';
  while (code.length < codeLength) code += String(world.random.below(10));
  return code;
}

/** Seconds after which a code may be sent once more. */
const resendAfterS = 30;

/** Sends the same code again. @throws code-expired, send-code-unavailable */
export async function resendCode(world: World, request: { phone: string; codeHash: string }): Promise<LoginCode> {
  const phone = normalisePhone(request.phone);
  const again = await world.store.write(async (tx) => {
    const code = await tx.auth.loginCode(phone, request.codeHash);
    const nowS = world.clock.nowS();
    if (!code || code.expiresAt < nowS) return refuse('code-expired');
    if (nowS - code.createdAt < resendAfterS) refuse('flood-wait', { waitS: resendAfterS - (nowS - code.createdAt) });
    const next = { ...code, expiresAt: nowS + world.limits.loginCodeLifetimeS };
    await tx.auth.putLoginCode(next);
    return next;
  });
  await world.codes.send({ kind: 'login', to: phone, code: again.code });
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
