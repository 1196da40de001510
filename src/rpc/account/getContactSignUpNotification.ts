import { preferences } from '#domain';
import { method } from '../method.ts';

/** True when the account wants no word of contacts that sign up. */
export const getContactSignUpNotification = method(
  'account.getContactSignUpNotification',
  async (call) => (await call.world.store.read((tx) => preferences(tx, call.account))).silentSignUps ?? false,
  { peopleOnly: true },
);
