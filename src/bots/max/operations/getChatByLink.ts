import { isInside } from '#domain';
import { chatMissing } from '../api-error.ts';
import { operation } from '../operation.ts';
import { toApiChat } from '../to-api/chat.ts';
import { createView } from '../to-api/view.ts';

export const getChatByLink = operation('getChatByLink', 'GET', 'chats/{chatLink}', async (call) => {
  const { bot, dialect, path, world } = call;
  const link = (path.chatLink ?? '').replace(/^@/, '').toLowerCase();
  return world.store.read(async (tx) => {
    const peer = await tx.accounts.usernameOwner(link);
    // A person is found by name once they wrote; a chat that is public, or that the bot is in.
    const known = peer !== undefined && (peer < 0 || (await tx.dialogs.get(bot.id, peer)) !== undefined);
    const chat = known && peer < 0 ? await tx.chats.get(peer) : undefined;
    const gone = chat && (chat.deletedAt !== undefined || chat.suspendedAt !== undefined);
    const open = !chat || chat.username !== undefined || isInside(await tx.chats.member(chat.id, bot.id));
    const found =
      known && !gone && open ? await toApiChat(createView(call, { bot: bot.id, dialect }, tx), peer, true) : undefined;
    if (!found) throw chatMissing(link);
    return found;
  });
});
