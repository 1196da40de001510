import { acceptLoginToken as accept } from '#domain';
import { method } from '../method.ts';
import { toTlDevice } from '../to-tl/accounts/device.ts';

export const acceptLoginToken = method(
  'auth.acceptLoginToken',
  async (call, request) => {
    const waiting = await accept(call.world, { account: call.account, token: request.token });
    const nowS = call.world.clock.nowS();
    const times = { createdAt: nowS, activeAt: nowS };
    return toTlDevice(call, { ...waiting, ...times, account: call.account, passwordPending: false });
  },
  { peopleOnly: true },
);
