import { editBanned, isInside } from '#domain';
import { badRequest } from '../api-error.ts';
import { requireGroup, requireUser } from '../from-api/chat.ts';
import { method } from '../method.ts';

export const unbanChatMember = method('unbanChatMember', async (call) => {
  const { args, bot, world } = call;
  const chat = await requireGroup(call, 'belong', ['supergroup', 'channel']);
  const { id: account } = await requireUser(call);
  const target = await world.store.read((tx) => tx.chats.member(chat.id, account));
  if (target?.status === 'creator') throw badRequest("can't remove chat owner");
  const common = { actor: bot.id, chat: chat.id, account, untilS: 0 };
  const isBanned = target?.status === 'banned';
  if (!isBanned && args.flag('only_if_banned')) return true;
  // Who is inside is sent out, unless the bot only wants to lift a ban.
  if (isInside(target)) await editBanned(world, { ...common, banned: ['viewMessages'] });
  await editBanned(world, { ...common, banned: [] });
  return true;
});
