import { arrangeChatNames, orderNames } from '#domain';
import { fromTlChannel } from '../from-tl/peer.ts';
import { method } from '../method.ts';

export const reorderUsernames = method(
  'channels.reorderUsernames',
  async (call, { channel, order }) => {
    const request = { actor: call.account, chat: fromTlChannel(call, channel), change: orderNames(order) };
    await arrangeChatNames(call.world, request);
    return true;
  },
  { peopleOnly: true },
);
