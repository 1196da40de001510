import { requireVisible } from '#domain';
import { fromTlChannel } from '../from-tl/peer.ts';
import { method } from '../method.ts';
import { toTlChannelFull } from '../to-tl/chats/channel-full.ts';

export const getFullChannel = method('channels.getFullChannel', (call, request) =>
  call.world.store.read(async (tx) => {
    const { chat, member } = await requireVisible(tx, call.account, fromTlChannel(call, request.channel));
    return toTlChannelFull(call, tx, chat, member);
  }),
);
