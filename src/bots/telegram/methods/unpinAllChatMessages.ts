import { unpinAll } from '#domain';
import { requirePeer } from '../from-api/chat.ts';
import { method } from '../method.ts';

export const unpinAllChatMessages = method('unpinAllChatMessages', async (call) => {
  const peer = await requirePeer(call, 'belong');
  while ((await unpinAll(call.world, { account: call.bot.id, peer })).remaining > 0);
  return true;
});
