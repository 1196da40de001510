import { editAdmin } from '#domain';
import { badRequest } from '../api-error.ts';
import { requireGroup, requireUser } from '../from-api/chat.ts';
import { method } from '../method.ts';

const longest = 16;

export const setChatAdministratorCustomTitle = method('setChatAdministratorCustomTitle', async (call) => {
  const { args, bot, world } = call;
  const chat = await requireGroup(call, 'belong');
  if (chat.kind !== 'supergroup') throw badRequest('method is available only for supergroups');
  const { id: account } = await requireUser(call);
  const rank = args.text('custom_title') ?? '';
  const member = await world.store.read((tx) => tx.chats.member(chat.id, account));
  if (member?.status === 'creator') throw badRequest('only the owner can edit their custom title');
  if (member?.status !== 'admin') throw badRequest('user is not an administrator');
  if (member.promotedBy !== bot.id) throw badRequest('not enough rights to change custom title of the user');
  if (rank.length > longest || /\p{Extended_Pictographic}/u.test(rank)) throw badRequest('CUSTOM_TITLE_INVALID');
  await editAdmin(world, { actor: bot.id, chat: chat.id, account, rights: member.rights, rank });
  return true;
});
