import { refuse } from '#domain';
import { method } from '../method.ts';

/** The one username of an account is always active; `account.updateUsername` gives it back. */
export const toggleUsername = method(
  'account.toggleUsername',
  async (call, { username }) => {
    const own = await call.world.store.read((tx) => tx.accounts.get(call.account));
    return refuse(
      own?.username?.toLowerCase() === username.toLowerCase() ? 'username-not-modified' : 'username-invalid',
    );
  },
  { peopleOnly: true },
);
