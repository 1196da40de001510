import { bringBack } from '#domain';
import { fromTlChannel } from '../from-tl/peer.ts';
import { method } from '../method.ts';

export const reportAntiSpamFalsePositive = method(
  'channels.reportAntiSpamFalsePositive',
  async (call, request) => {
    const chat = fromTlChannel(call, request.channel);
    await bringBack(call.world, { actor: call.account, chat, id: request.msgId });
    return true;
  },
  { peopleOnly: true },
);
