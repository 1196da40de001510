import { editBanned, removeFromGroup } from '#domain';
import { badRequest } from '../api-error.ts';
import { requireGroup, requireUser } from '../from-api/chat.ts';
import { method } from '../method.ts';

export const banChatMember = method('banChatMember', async (call) => {
  const { args, bot, world } = call;
  const chat = await requireGroup(call, 'belong');
  const { id: account } = await requireUser(call);
  const target = await world.store.read((tx) => tx.chats.member(chat.id, account));
  if (target?.status === 'creator') throw badRequest("can't remove chat owner");
  if (account === bot.id) throw badRequest("can't restrict self");
  if (chat.kind === 'group') {
    await removeFromGroup(world, {
      actor: bot.id,
      chat: chat.id,
      account,
      revokeHistory: args.flag('revoke_messages'),
    });
    return true;
  }
  const untilS = args.int('until_date') ?? 0;
  await editBanned(world, { actor: bot.id, chat: chat.id, account, banned: ['viewMessages'], untilS });
  return true;
});
