import { setChannelData, slowModePeriodsS } from '#domain';
import { RpcError } from '../errors.ts';
import { fromTlChannel } from '../from-tl/peer.ts';
import { method } from '../method.ts';
import { toTlEntered } from '../to-tl/chats/joined.ts';

export const toggleSlowMode = method(
  'channels.toggleSlowMode',
  async (call, request) => {
    if (!slowModePeriodsS.includes(request.seconds)) throw new RpcError(400, 'SECONDS_INVALID');
    const chat = fromTlChannel(call, request.channel);
    await setChannelData(call.world, {
      actor: call.account,
      chat,
      right: 'banUsers',
      change: { slowModeS: request.seconds },
      kind: 'supergroup',
    });
    return toTlEntered(call, chat, []);
  },
  { peopleOnly: true },
);
