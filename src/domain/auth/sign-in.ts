import { refuse } from '../errors.ts';
import type { AccountId } from '../ids.ts';
import type { World, WriteTx } from '../ports.ts';
import { authorize, signingIn } from './authorize.ts';
import type { LoginCode } from './repository.ts';
import { normalisePhone } from './send-code.ts';

export type SignIn = { kind: 'signedIn'; account: AccountId } | { kind: 'signUpRequired' };

export interface CodeRequest {
  phone: string;
  codeHash: string;
  keyId: string;
  address: string;
}

/**
 * Checks a code and signs the key in; with a two-step password the key then still owes it.
 *
 * @throws code-empty, code-invalid, code-expired, phone-banned, password-needed
 */
export async function signIn(world: World, request: CodeRequest & { code: string }): Promise<SignIn> {
  if (request.code === '') refuse('code-empty');
  const phone = normalisePhone(request.phone);
  const outcome = await signingIn(world, async (tx, dropped) => {
    const login = await requireCode(world, tx, phone, request.codeHash);
    if (login.code !== request.code) {
      await tx.auth.putLoginCode({ ...login, attempts: login.attempts + 1 });
      return 'wrong' as const;
    }
    const account = await tx.accounts.byPhone(phone);
    if (!account) {
      await tx.auth.putLoginCode({ ...login, accepted: true });
      return { kind: 'signUpRequired' as const };
    }
    if (account.suspendedAt !== undefined) refuse('phone-banned');
    await tx.auth.removeLoginCodes(phone);
    const passwordPending = account.data.password !== undefined;
    const { keyId, address } = request;
    await authorize(world, tx, { account: account.id, keyId, address, passwordPending }, dropped);
    return { kind: 'signedIn' as const, account: account.id, passwordPending };
  });
  if (outcome === 'wrong') refuse('code-invalid');
  if (outcome.kind === 'signedIn' && outcome.passwordPending) refuse('password-needed');
  return outcome;
}

/** The code that was sent under this hash. Refuses `code-expired` once it is late or was guessed too often. */
export async function requireCode(world: World, tx: WriteTx, phone: string, codeHash: string): Promise<LoginCode> {
  const login = await tx.auth.loginCode(phone, codeHash);
  if (!login || login.expiresAt < world.clock.nowS()) return refuse('code-expired');
  if (login.attempts >= world.limits.loginCodeAttempts) refuse('code-expired');
  return login;
}
