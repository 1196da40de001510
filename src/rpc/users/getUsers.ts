import { fromTlUser } from '../from-tl/peer.ts';
import { method } from '../method.ts';
import { toTlUsers } from '../to-tl/accounts/user.ts';

export const getUsers = method('users.getUsers', async (call, request) => {
  const ids = request.id.slice(0, call.world.limits.pageSize).map((user) => fromTlUser(call, user));
  return call.world.store.read((tx) => toTlUsers(call, tx, ids));
});
