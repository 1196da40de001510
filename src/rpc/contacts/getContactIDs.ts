import { method } from '../method.ts';

export const getContactIDs = method(
  'contacts.getContactIDs',
  async (call) =>
    (await call.world.store.read((tx) => tx.accounts.contacts(call.account))).map(({ account }) => account),
  { peopleOnly: true },
);
