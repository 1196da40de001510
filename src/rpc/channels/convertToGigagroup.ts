import { convertToGigagroup as convert } from '#domain';
import { fromTlChannel } from '../from-tl/peer.ts';
import { method } from '../method.ts';
import { toTlEntered } from '../to-tl/chats/joined.ts';

export const convertToGigagroup = method(
  'channels.convertToGigagroup',
  async (call, request) => {
    const chat = fromTlChannel(call, request.channel);
    await convert(call.world, { actor: call.account, chat });
    return toTlEntered(call, chat, []);
  },
  { peopleOnly: true },
);
