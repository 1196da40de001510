import { slowModePeriodsS } from '#domain';
import { RpcError } from '../errors.ts';
import { method } from '../method.ts';
import { setSwitch } from '../set-switch.ts';

export const toggleSlowMode = method(
  'channels.toggleSlowMode',
  async (call, request) => {
    if (!slowModePeriodsS.includes(request.seconds)) throw new RpcError(400, 'SECONDS_INVALID');
    return setSwitch(call, request.channel, {
      right: 'banUsers',
      change: { slowModeS: request.seconds },
      kind: 'supergroup',
    });
  },
  { peopleOnly: true },
);
