import { logOut as leave } from '#domain';
import { method } from '../method.ts';

export const logOut = method(
  'auth.logOut',
  async (call) => {
    await leave(call.world, call.keyId);
    return { _: 'auth.loggedOut' };
  },
  { open: true },
);
