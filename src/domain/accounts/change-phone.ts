import { normalisePhone } from '../auth/send-code.ts';
import { requireCode } from '../auth/sign-in.ts';
import { refuse } from '../errors.ts';
import type { AccountId } from '../ids.ts';
import type { World } from '../ports.ts';
import { requireAccount } from './require-account.ts';
import { tellAboutAccount } from './tell-about.ts';

/**
 * Gives the account a new number, with a code that was sent to it like one for signing in. That somebody has the number
 * already is told to whoever holds it, not to whoever names it.
 *
 * @throws code-empty, code-invalid, code-expired, phone-already-registered
 */
export async function changePhone(
  world: World,
  request: { account: AccountId; phone: string; codeHash: string; code: string; session?: string | undefined },
): Promise<void> {
  if (request.code === '') refuse('code-empty');
  const phone = normalisePhone(request.phone);
  const right = await world.store.write(async (tx) => {
    const login = await requireCode(world, tx, phone, request.codeHash);
    if (login.code !== request.code) {
      await tx.auth.putLoginCode({ ...login, attempts: login.attempts + 1 });
      return false;
    }
    if (await tx.accounts.byPhone(phone)) refuse('phone-already-registered');
    const account = await requireAccount(tx, request.account);
    await tx.auth.removeLoginCodes(phone);
    await tx.accounts.update({ ...account, phone });
    const own = [{ kind: 'accountPhone', account: account.id } as const];
    await tellAboutAccount(world, tx, account.id, request.session, own);
    return true;
  });
  if (!right) refuse('code-invalid');
}
