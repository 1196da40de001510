import { refuse } from '#domain';
import { fromTlUser } from '../from-tl/peer.ts';
import { method } from '../method.ts';
import { toTlUserFull } from '../to-tl/accounts/user-full.ts';

export const getFullUser = method('users.getFullUser', (call, request) => {
  const id = fromTlUser(call, request.id);
  return call.world.store.read(async (tx) => {
    const account = await tx.accounts.get(id);
    return account ? toTlUserFull(call, tx, account) : refuse('account-not-found');
  });
});
