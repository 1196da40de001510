import { normalisePhone } from '../auth/send-code.ts';
import { refuse } from '../errors.ts';
import type { AccountId } from '../ids.ts';
import type { World } from '../ports.ts';
import { checkUsernameShape } from './change-username.ts';

/**
 * Makes an account on behalf of whoever runs the server; its owner signs in with the number.
 *
 * @throws phone-invalid, phone-already-registered, first-name-invalid, username-invalid, username-occupied
 */
export async function createAccount(
  world: World,
  request: { phone: string; firstName: string; lastName?: string; username?: string },
): Promise<AccountId> {
  const phone = normalisePhone(request.phone);
  const firstName = request.firstName.trim().slice(0, world.limits.nameLength);
  const lastName = (request.lastName ?? '').trim().slice(0, world.limits.nameLength);
  if (firstName === '') refuse('first-name-invalid');
  const { username } = request;
  if (username !== undefined) checkUsernameShape(world, username);
  return world.store.write(async (tx) => {
    if (await tx.accounts.byPhone(phone)) refuse('phone-already-registered');
    const account = await tx.accounts.insert({
      kind: 'person',
      phone,
      firstName,
      lastName,
      createdAt: world.clock.nowS(),
      ...(username === undefined ? {} : { username }),
    });
    if (username !== undefined && !(await tx.accounts.takeUsername(username, account))) refuse('username-occupied');
    await tx.updates.createMailbox(account);
    return account;
  });
}
