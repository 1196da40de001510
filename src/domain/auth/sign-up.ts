import { refuse } from '../errors.ts';
import type { AccountId } from '../ids.ts';
import type { World } from '../ports.ts';
import { normalisePhone } from './send-code.ts';
import { authorize, type CodeRequest, requireCode } from './sign-in.ts';

/** Makes the account of a number whose code was right. @throws sign-up-closed, first-name-invalid, code-expired */
export function signUp(
  world: World,
  request: CodeRequest & { firstName: string; lastName: string },
): Promise<AccountId> {
  const phone = normalisePhone(request.phone);
  const firstName = request.firstName.trim().slice(0, world.limits.nameLength);
  const lastName = request.lastName.trim().slice(0, world.limits.nameLength);
  if (firstName === '') refuse('first-name-invalid');
  if (world.settings.signUp !== 'open') refuse('sign-up-closed');
  return world.store.write(async (tx) => {
    const login = await requireCode(world, tx, phone, request.codeHash);
    if (!login.accepted) refuse('code-invalid');
    if (await tx.accounts.byPhone(phone)) refuse('phone-already-registered');
    const account = await tx.accounts.insert({
      kind: 'person',
      phone,
      firstName,
      lastName,
      createdAt: world.clock.nowS(),
    });
    await tx.updates.createMailbox(account);
    await tx.auth.removeLoginCodes(phone);
    await authorize(world, tx, { account, keyId: request.keyId, address: request.address, passwordPending: false });
    return account;
  });
}
