import Long from 'long';
import { method } from '../method.ts';

/** An export reads what every session may read, so there is nothing to open but a number for it. */
export const initTakeoutSession = method(
  'account.initTakeoutSession',
  async (call) => ({ _: 'account.takeout', id: Long.fromNumber(call.world.random.below(2 ** 47) + 1) }),
  { peopleOnly: true },
);
