import { isUsernameFree, refuse } from '#domain';
import { method } from '../method.ts';

export const checkUsername = method(
  'account.checkUsername',
  async (call, { username }) => {
    const free = await call.world.store.read((tx) => isUsernameFree(call.world, tx, username, call.account));
    return free || refuse('username-occupied');
  },
  { peopleOnly: true },
);
