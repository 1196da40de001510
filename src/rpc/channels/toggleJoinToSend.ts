import { setChannelData } from '#domain';
import { fromTlChannel } from '../from-tl/peer.ts';
import { method } from '../method.ts';
import { toTlEntered } from '../to-tl/chats/joined.ts';

export const toggleJoinToSend = method(
  'channels.toggleJoinToSend',
  async (call, request) => {
    const chat = fromTlChannel(call, request.channel);
    await setChannelData(call.world, {
      actor: call.account,
      chat,
      right: 'banUsers',
      change: { joinToSend: request.enabled },
      kind: 'supergroup',
    });
    return toTlEntered(call, chat, []);
  },
  { peopleOnly: true },
);
