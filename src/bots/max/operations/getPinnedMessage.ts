import { mailboxOf } from '#domain';
import { requireChat } from '../from-api/chat.ts';
import { messageIn } from '../from-api/message.ts';
import { operation } from '../operation.ts';
import { showMessages } from '../to-api/show.ts';

export const getPinnedMessage = operation('getPinnedMessage', 'GET', 'chats/{chatId}/pin', async (call) => {
  const { peer } = await requireChat(call, 'belong');
  const pinned = await call.world.store.read(async (tx) => {
    const newest = { mailbox: mailboxOf(call.bot.id, peer), peer, pinned: true, limit: 1 };
    const [found] = await tx.messages.history(newest);
    return found && messageIn(tx, call, peer, found.id);
  });
  const [message] = pinned ? await showMessages(call, [pinned]) : [];
  return { message: message ?? null };
});
