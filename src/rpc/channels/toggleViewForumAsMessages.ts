import { bareId, viewForumAsMessages } from '#domain';
import { fromTlChannel } from '../from-tl/peer.ts';
import { method } from '../method.ts';
import { ownSession } from '../session-name.ts';
import { toTlEntered } from '../to-tl/chats/joined.ts';

export const toggleViewForumAsMessages = method(
  'channels.toggleViewForumAsMessages',
  async (call, request) => {
    const chat = fromTlChannel(call, request.channel);
    const asMessages = request.enabled;
    await viewForumAsMessages(call.world, { account: call.account, chat, asMessages, session: ownSession(call) });
    const answer = await toTlEntered(call, chat, []);
    const changed = { _: 'updateChannelViewForumAsMessages' as const, channelId: bareId(chat) };
    return { ...answer, updates: [{ ...changed, enabled: asMessages }, ...answer.updates] };
  },
  { peopleOnly: true },
);
