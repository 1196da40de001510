import { requireGroup } from '../from-api/chat.ts';
import { operation } from '../operation.ts';
import { toApiMember } from '../to-api/member.ts';
import { createView } from '../to-api/view.ts';

const most = 200;

export const getAdmins = operation('getAdmins', 'GET', 'chats/{chatId}/members/admins', async (call) => {
  const { bot, dialect, world } = call;
  const { chat } = await requireGroup(call, 'administer');
  return world.store.read(async (tx) => {
    const view = createView(call, { bot: bot.id, dialect }, tx);
    const admins = await tx.chats.members({ chat: chat.id, statuses: ['creator', 'admin'], offset: 0, limit: most });
    await view.load({ peers: admins.map(({ account }) => account) });
    const members = await Promise.all(admins.map((member) => toApiMember(view, chat, member)));
    return { members: members.filter((member) => member !== undefined), marker: null };
  });
});
