import type { tl } from '@mtcute/core';
import Long from 'long';

/** Nothing is sold here: whoever asks has nothing and owes nothing. */
export const noStars: tl.payments.RawStarsStatus = {
  _: 'payments.starsStatus',
  balance: { _: 'starsAmount', amount: Long.ZERO, nanos: 0 },
  chats: [],
  users: [],
};
