import { removeReaction } from '#domain';
import { requireChat, requireMessageId } from '../from-api/chat.ts';
import { readReactor } from '../from-api/reactor.ts';
import { requireMessageOf } from '../from-api/send.ts';
import { method } from '../method.ts';

export const deleteMessageReaction = method('deleteMessageReaction', async (call) => {
  const { peer } = await requireChat(call, 'belong');
  const id = requireMessageId(call);
  await requireMessageOf(call, peer, id, 'delete reactions');
  const account = await readReactor(call);
  await removeReaction(call.world, { actor: call.bot.id, chat: peer, account, id });
  return true;
});
