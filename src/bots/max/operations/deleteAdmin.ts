import { editAdmin, editGroupAdmin } from '#domain';
import { requireGroup, requireUser } from '../from-api/chat.ts';
import { done, operation } from '../operation.ts';

export const deleteAdmin = operation(
  'deleteAdmin',
  'DELETE',
  'chats/{chatId}/members/admins/{userId}',
  async (call) => {
    const { bot, path, world } = call;
    const { chat } = await requireGroup(call, 'administer');
    const { id: account } = await requireUser(call, Number(path.userId));
    const common = { actor: bot.id, chat: chat.id, account };
    if (chat.kind === 'group') await editGroupAdmin(world, { ...common, admin: false });
    else await editAdmin(world, { ...common, rights: [], rank: '' });
    return done;
  },
  ['max'],
);
