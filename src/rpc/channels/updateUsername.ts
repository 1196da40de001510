import { setChannelUsername } from '#domain';
import { fromTlChannel } from '../from-tl/peer.ts';
import { method } from '../method.ts';

export const updateUsername = method(
  'channels.updateUsername',
  async (call, request) => {
    await setChannelUsername(call.world, {
      actor: call.account,
      chat: fromTlChannel(call, request.channel),
      name: request.username,
    });
    return true;
  },
  { peopleOnly: true },
);
