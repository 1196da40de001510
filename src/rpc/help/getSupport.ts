import { SERVICE_ACCOUNT } from '#domain';
import { method } from '../method.ts';
import { toTlUsers } from '../to-tl/accounts/user.ts';

export const getSupport = method('help.getSupport', async (call) => {
  const [user] = await call.world.store.read((tx) => toTlUsers(call, tx, [SERVICE_ACCOUNT]));
  return { _: 'help.support', phoneNumber: '', user: user ?? { _: 'userEmpty', id: SERVICE_ACCOUNT } };
});
