import type { tl } from '@mtcute/core';
import { method } from '../method.ts';

/** The account's own address book, as its export asks for it. */
export const getSaved = method(
  'contacts.getSaved',
  async (call) => {
    const book = await call.world.store.read((tx) => tx.accounts.phoneBook(call.account));
    return book.map(
      ({ phone, firstName, lastName, date }): tl.RawSavedPhoneContact => ({
        _: 'savedPhoneContact',
        phone,
        firstName,
        lastName,
        date,
      }),
    );
  },
  { peopleOnly: true },
);
