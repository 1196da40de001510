import { removeAllReactions } from '#domain';
import { requireChat } from '../from-api/chat.ts';
import { readReactor } from '../from-api/reactor.ts';
import { method } from '../method.ts';

export const deleteAllMessageReactions = method('deleteAllMessageReactions', async (call) => {
  const { peer } = await requireChat(call, 'belong');
  const account = await readReactor(call);
  await removeAllReactions(call.world, { actor: call.bot.id, chat: peer, account });
  return true;
});
