import { mailboxOf, pinMessage } from '#domain';
import { missing } from '../api-error.ts';
import { requireChat } from '../from-api/chat.ts';
import { done, operation } from '../operation.ts';

export const unpinMessage = operation('unpinMessage', 'DELETE', 'chats/{chatId}/pin', async (call) => {
  const { bot, world } = call;
  const { peer } = await requireChat(call, 'belong');
  const newest = { mailbox: mailboxOf(bot.id, peer), peer, pinned: true, limit: 1 };
  const [pinned] = await world.store.read((tx) => tx.messages.history(newest));
  if (!pinned) throw missing('There is no pinned message');
  await pinMessage(world, { account: bot.id, peer, id: pinned.id, pinned: false, silent: true, oneSide: false });
  return done;
});
