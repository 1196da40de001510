import { botsOf } from '#domain';
import { method } from '../method.ts';
import { toTlUsers } from '../to-tl/accounts/user.ts';

export const getAdminedBots = method(
  'bots.getAdminedBots',
  (call) =>
    call.world.store.read(async (tx) => {
      const bots = await botsOf(tx, call.account);
      return toTlUsers(
        call,
        tx,
        bots.map(({ id }) => id),
      );
    }),
  { peopleOnly: true },
);
