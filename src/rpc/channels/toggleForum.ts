import { toggleForum as toggle } from '#domain';
import { fromTlChannel } from '../from-tl/peer.ts';
import { method } from '../method.ts';
import { toTlEntered } from '../to-tl/chats/joined.ts';

export const toggleForum = method(
  'channels.toggleForum',
  async (call, request) => {
    const chat = fromTlChannel(call, request.channel);
    await toggle(call.world, { actor: call.account, chat, enabled: request.enabled, tabs: request.tabs });
    return toTlEntered(call, chat, []);
  },
  { peopleOnly: true },
);
