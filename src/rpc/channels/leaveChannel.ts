import { leaveChannel as leave } from '#domain';
import { fromTlChannel } from '../from-tl/peer.ts';
import { method } from '../method.ts';
import { toTlEntered } from '../to-tl/chats/joined.ts';

export const leaveChannel = method('channels.leaveChannel', async (call, request) => {
  const chat = fromTlChannel(call, request.channel);
  await leave(call.world, { account: call.account, chat });
  return toTlEntered(call, chat, []);
});
