import { missing } from '../api-error.ts';
import { requireGroup } from '../from-api/chat.ts';
import { operation } from '../operation.ts';
import { toApiMember } from '../to-api/member.ts';
import { createView } from '../to-api/view.ts';

export const getMembership = operation('getMembership', 'GET', 'chats/{chatId}/members/me', async (call) => {
  const { bot, dialect, world } = call;
  const { chat, member } = await requireGroup(call, 'belong');
  return world.store.read(async (tx) => {
    const shown = member && (await toApiMember(createView(call, { bot: bot.id, dialect }, tx), chat, member));
    if (!shown) throw missing('Bot is not a participant of the chat');
    return shown;
  });
});
