import { channelNameIsFree } from '#domain';
import { fromTlChannel } from '../from-tl/peer.ts';
import { method } from '../method.ts';

export const checkUsername = method(
  'channels.checkUsername',
  async (call, request) => {
    // Before the chat exists clients ask with an empty one.
    const chat = request.channel._ === 'inputChannelEmpty' ? 0 : fromTlChannel(call, request.channel);
    return channelNameIsFree(call.world, { actor: call.account, chat, name: request.username });
  },
  { peopleOnly: true },
);
