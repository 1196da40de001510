import { refuse, setChannelData } from '#domain';
import { fromTlChannel } from '../from-tl/peer.ts';
import { method } from '../method.ts';
import { toTlEntered } from '../to-tl/chats/joined.ts';

export const toggleAntiSpam = method(
  'channels.toggleAntiSpam',
  async (call, request) => {
    const chat = fromTlChannel(call, request.channel);
    await setChannelData(call.world, {
      actor: call.account,
      chat,
      right: 'deleteMessages',
      kind: 'supergroup',
      change: { antiSpam: request.enabled },
      check({ members }) {
        if (request.enabled && members < call.world.limits.antiSpamFrom) refuse('participants-too-few');
      },
    });
    return toTlEntered(call, chat, []);
  },
  { peopleOnly: true },
);
