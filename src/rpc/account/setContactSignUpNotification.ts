import { setPreferences } from '#domain';
import { method } from '../method.ts';

export const setContactSignUpNotification = method(
  'account.setContactSignUpNotification',
  async (call, { silent }) => {
    await setPreferences(call.world, call.account, { silentSignUps: silent });
    return true;
  },
  { peopleOnly: true },
);
