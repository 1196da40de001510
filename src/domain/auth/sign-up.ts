import { refuse } from '../errors.ts';
import type { AccountId } from '../ids.ts';
import { isInvited, joinAddressBooks } from '../contacts/join-address-books.ts';
import type { Tx, World } from '../ports.ts';
import { authorize, signingIn } from './authorize.ts';
import { normalisePhone } from './send-code.ts';
import { type CodeRequest, requireCode } from './sign-in.ts';
import { isOwnNumber, openInvite } from './sign-up-invites.ts';

/** Makes the account of a number whose code was right. @throws sign-up-closed, first-name-invalid, code-expired */
export async function signUp(
  world: World,
  request: CodeRequest & { firstName: string; lastName: string; unannounced?: boolean },
): Promise<AccountId> {
  const phone = normalisePhone(request.phone);
  const firstName = request.firstName.trim().slice(0, world.limits.nameLength).toWellFormed();
  const lastName = request.lastName.trim().slice(0, world.limits.nameLength).toWellFormed();
  if (firstName === '') refuse('first-name-invalid');
  return signingIn(world, async (tx, dropped) => {
    const login = await requireCode(world, tx, phone, request.codeHash);
    if (!login.accepted) refuse('code-invalid');
    if (await tx.accounts.byPhone(phone)) refuse('phone-already-registered');
    if (!(await maySignUp(world, tx, phone))) refuse('sign-up-closed');
    const account = await tx.accounts.insert({
      kind: 'person',
      phone,
      firstName,
      lastName,
      createdAt: world.clock.nowS(),
    });
    await tx.updates.createMailbox(account);
    await tx.auth.removeLoginCodes(phone);
    await tx.auth.removeSignUpInvite(phone);
    const { keyId, address } = request;
    await authorize(world, tx, { account, keyId, address, passwordPending: false }, dropped);
    await joinAddressBooks(world, tx, { account, phone, unannounced: request.unannounced ?? false });
    return account;
  });
}

async function maySignUp(world: World, tx: Tx, phone: string): Promise<boolean> {
  const { signUp: mode } = world.settings;
  if (isOwnNumber(phone)) return mode !== 'closed' && (await openInvite(world, tx, phone)) !== undefined;
  return mode === 'open' || (mode === 'invite' && (await isInvited(tx, phone)));
}
