import type { ChatMemberAdministrator, ChatMemberOwner } from '@grammyjs/types';
import { memberThen } from '#domain';
import { badRequest } from '../api-error.ts';
import { requireChat } from '../from-api/chat.ts';
import { toApiMember } from '../to-api/member.ts';
import { createView } from '../../view.ts';
import { method } from '../method.ts';

const most = 200;

export const getChatAdministrators = method('getChatAdministrators', async (call) => {
  const { chat } = await requireChat(call, 'look');
  if (!chat) throw badRequest('there are no administrators in the private chat');
  const withBots = call.args.flag('return_bots');
  return call.world.store.read(async (tx) => {
    const view = createView(call, call.bot.id, tx);
    const members = await tx.chats.members({ chat: chat.id, statuses: ['creator', 'admin'], offset: 0, limit: most });
    await view.load({ peers: members.map(({ account }) => account) });
    const shown: (ChatMemberAdministrator | ChatMemberOwner)[] = [];
    for (const member of members) {
      const promoted = member.promotedBy === undefined ? {} : { promotedBy: member.promotedBy };
      const written = await toApiMember(view, chat, member.account, { ...memberThen(member), ...promoted });
      if (written.status !== 'creator' && written.status !== 'administrator') continue;
      // Other bots are named only to those who ask for them.
      if (written.user.is_bot && written.user.id !== call.bot.id && !withBots) continue;
      shown.push(written);
    }
    return shown;
  });
});
