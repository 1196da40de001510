import { pinMessage } from '#domain';
import { requireMessageId, requirePeer } from '../from-api/chat.ts';
import { requireMessageOf } from '../from-api/send.ts';
import { method } from '../method.ts';

export const pinChatMessage = method('pinChatMessage', async (call) => {
  const peer = await requirePeer(call, 'belong');
  const id = requireMessageId(call);
  await requireMessageOf(call, peer, id, 'pin');
  const silent = call.args.flag('disable_notification');
  await pinMessage(call.world, { account: call.bot.id, peer, id, pinned: true, silent, oneSide: false });
  return true;
});
