import { refuse, setChannelData } from '#domain';
import { fromTlChannel } from '../from-tl/peer.ts';
import { method } from '../method.ts';
import { toTlEntered } from '../to-tl/chats/joined.ts';

export const togglePreHistoryHidden = method(
  'channels.togglePreHistoryHidden',
  async (call, request) => {
    const chat = fromTlChannel(call, request.channel);
    await setChannelData(call.world, {
      actor: call.account,
      chat,
      right: 'changeInfo',
      kind: 'supergroup',
      change: { hiddenPrehistory: request.enabled },
      check({ data }) {
        if (request.enabled && data.linkedChat !== undefined) refuse('link-exists');
        if (request.enabled && data.forum) refuse('forum-enabled');
      },
    });
    return toTlEntered(call, chat, []);
  },
  { peopleOnly: true },
);
