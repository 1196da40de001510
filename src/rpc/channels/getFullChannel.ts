import { requireVisible } from '#domain';
import { fromTlChannel } from '../from-tl/peer.ts';
import { method } from '../method.ts';
import { readyLastingInvite } from '../to-tl/chats/invite.ts';
import { toTlChannelFull } from '../to-tl/chats/channel-full.ts';

export const getFullChannel = method('channels.getFullChannel', async (call, request) => {
  const channel = fromTlChannel(call, request.channel);
  await readyLastingInvite(call, channel);
  return call.world.store.read(async (tx) => {
    const { chat, member } = await requireVisible(tx, call.account, channel);
    return toTlChannelFull(call, tx, chat, member);
  });
});
