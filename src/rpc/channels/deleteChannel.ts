import { deleteChannel as remove } from '#domain';
import { fromTlChannel } from '../from-tl/peer.ts';
import { method } from '../method.ts';
import { toTlEntered } from '../to-tl/chats/joined.ts';

export const deleteChannel = method(
  'channels.deleteChannel',
  async (call, request) => {
    const chat = fromTlChannel(call, request.channel);
    await remove(call.world, { actor: call.account, chat });
    return toTlEntered(call, chat, []);
  },
  { peopleOnly: true },
);
