import Long from 'long';
import { searchesLeft } from '#domain';
import { method } from '../method.ts';

export const checkSearchPostsFlood = method(
  'channels.checkSearchPostsFlood',
  (call) =>
    call.world.store.read(async (tx) => {
      const { left, waitS } = await searchesLeft(call.world, tx, call.account);
      return {
        _: 'searchPostsFlood',
        queryIsFree: left > 0,
        totalDaily: call.world.limits.publicSearchesPerDay,
        remains: left,
        ...(left > 0 ? {} : { waitTill: call.world.clock.nowS() + waitS }),
        starsAmount: Long.ZERO,
      };
    }),
  { peopleOnly: true },
);
