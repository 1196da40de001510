import { completeSignIn, isDomainError, passwordState, provePassword, sendCode, signIn, type World } from '#domain';
import { type Actor, actorOf, actorOfKey, type SafetyContext } from '#safety';
import { z } from 'zod';
import { ApiError } from './errors.ts';
import { endLogin, makeLoginKey } from './login-key.ts';
import type { ConsoleParts } from './route.ts';

/** A console login is an ordinary authorization that lies under this key; the token itself is stored nowhere. */
const keyOf = (safety: SafetyContext, token: string): string =>
  `console-${safety.digest(`console|${token}`).slice(0, 40)}`;

export const signInShapes = {
  code: z.object({ phone: z.string().min(5).max(30) }),
  signIn: z.object({
    phone: z.string().min(5).max(30),
    codeHash: z.string().max(100),
    code: z.string().min(1).max(10),
  }),
  password: z.object({ srpId: z.string().max(30), a: z.base64(), m1: z.base64() }),
};

/** Sends a sign-in code, as any device asks for it. */
export async function askCode({ world, safety }: ConsoleParts, body: z.infer<typeof signInShapes.code>) {
  const token = safety.random.token();
  const { codeHash } = await sendCode(world, { phone: body.phone, keyId: keyOf(safety, token) });
  return { codeHash };
}

/**
 * Proves the code. Staff must have a two-step password, so the answer is its challenge and a token that is worth
 * nothing until the password is proved. Refuses `two-step-password-required`.
 */
export async function proveCode(parts: ConsoleParts, body: z.infer<typeof signInShapes.signIn>, address: string) {
  const { world, safety } = parts;
  const token = safety.random.token();
  const keyId = keyOf(safety, token);
  await makeLoginKey(parts, keyId);
  const password = await signIn(world, { ...body, keyId, address }).then(
    () => false,
    async (error: unknown) => {
      if (isDomainError(error) && error.code === 'password-needed') return true;
      await endLogin(parts, keyId);
      throw error;
    },
  );
  if (!password) {
    await endLogin(parts, keyId);
    throw new ApiError(403, 'two-step-password-required');
  }
  const account = await accountUnder(world, keyId);
  const { password: data, challenge } = await passwordState(world, account);
  if (!data || !challenge) throw new ApiError(403, 'two-step-password-required');
  return {
    token,
    challenge: {
      srpId: challenge.srpId,
      b: Buffer.from(challenge.publicValue).toString('base64'),
      p: Buffer.from(world.srp.prime).toString('base64'),
      g: world.srp.generator,
      salt1: data.salt1,
      salt2: data.salt2,
      hint: data.hint,
    },
  };
}

/** Proves the password; from then on the token signs in, for accounts with a role. Refuses `no-role`. */
export async function proveConsolePassword(
  parts: ConsoleParts,
  token: string,
  body: z.infer<typeof signInShapes.password>,
): Promise<Actor> {
  const { world, safety } = parts;
  const keyId = keyOf(safety, token);
  const account = await accountUnder(world, keyId);
  await provePassword(world, account, {
    srpId: body.srpId,
    a: Uint8Array.fromBase64(body.a),
    m1: Uint8Array.fromBase64(body.m1),
  });
  const actor = await actorOf(safety, account, 'console');
  if (!actor) {
    await endLogin(parts, keyId);
    throw new ApiError(403, 'no-role');
  }
  await completeSignIn(world, keyId);
  return actor;
}

/** Ends the console login of this token; nothing happens when it has ended already. */
export const signOut = (parts: ConsoleParts, token: string): Promise<void> =>
  endLogin(parts, keyOf(parts.safety, token));

async function accountUnder(world: World, keyId: string): Promise<number> {
  const authorization = await world.store.read((tx) => tx.auth.authorization(keyId));
  if (!authorization) throw new ApiError(401, 'not-signed-in');
  return authorization.account;
}

/** Who calls: an API key (`tk_…`) or a console login whose password was proved. Refuses `not-signed-in`. */
export async function callerOf({ world, safety }: ConsoleParts, bearer: string | undefined): Promise<Actor> {
  if (!bearer) throw new ApiError(401, 'not-signed-in');
  const actor = bearer.startsWith('tk_') ? await actorOfKey(safety, bearer) : await ofConsole(world, safety, bearer);
  if (!actor) throw new ApiError(401, 'not-signed-in');
  return actor;
}

async function ofConsole(world: World, safety: SafetyContext, token: string): Promise<Actor | undefined> {
  const authorization = await world.store.read((tx) => tx.auth.authorization(keyOf(safety, token)));
  if (!authorization || authorization.passwordPending) return undefined;
  return actorOf(safety, authorization.account, 'console');
}
