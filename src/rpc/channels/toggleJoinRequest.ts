import { setChannelData } from '#domain';
import { fromTlChannel } from '../from-tl/peer.ts';
import { method } from '../method.ts';
import { toTlEntered } from '../to-tl/joined.ts';

export const toggleJoinRequest = method(
  'channels.toggleJoinRequest',
  async (call, request) => {
    const chat = fromTlChannel(call, request.channel);
    await setChannelData(call.world, {
      actor: call.account,
      chat,
      right: 'banUsers',
      change: { joinRequest: request.enabled },
    });
    return toTlEntered(call, chat, []);
  },
  { peopleOnly: true },
);
