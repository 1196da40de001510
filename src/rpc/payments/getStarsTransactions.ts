import Long from 'long';
import { method } from '../method.ts';

/** Nothing is sold here: whoever asks has nothing and owes nothing. */
export const getStarsTransactions = method(
  'payments.getStarsTransactions',
  async () => ({
    _: 'payments.starsStatus',
    balance: { _: 'starsAmount', amount: Long.ZERO, nanos: 0 },
    chats: [],
    users: [],
  }),
  { peopleOnly: true },
);
