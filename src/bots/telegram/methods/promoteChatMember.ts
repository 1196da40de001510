import { editAdmin, editGroupAdmin } from '#domain';
import { badRequest } from '../api-error.ts';
import { requireGroup, requireUser } from '../from-api/chat.ts';
import { fromApiRights } from '../from-api/rights.ts';
import { method } from '../method.ts';

export const promoteChatMember = method('promoteChatMember', async (call) => {
  const { args, bot, world } = call;
  const chat = await requireGroup(call, 'belong');
  const { id: account } = await requireUser(call);
  if (account === bot.id) throw badRequest("can't promote self");
  const rights = fromApiRights((name) => args.flag(name));
  if (chat.kind === 'group') {
    await editGroupAdmin(world, { actor: bot.id, chat: chat.id, account, admin: rights.length > 0 });
    return true;
  }
  const before = await world.store.read((tx) => tx.chats.member(chat.id, account));
  await editAdmin(world, { actor: bot.id, chat: chat.id, account, rights, rank: before?.rank ?? '' });
  return true;
});
