import { method } from '../method.ts';

/** Forgets the numbers of the address book; contacts stay. */
export const resetSaved = method(
  'contacts.resetSaved',
  async (call) => {
    await call.world.store.write((tx) => tx.accounts.clearPhoneBook(call.account));
    return true;
  },
  { peopleOnly: true },
);
