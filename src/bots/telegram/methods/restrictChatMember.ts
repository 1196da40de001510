import { editBanned } from '#domain';
import { badRequest } from '../api-error.ts';
import { requireGroup, requireUser } from '../from-api/chat.ts';
import { readPermissions } from '../from-api/rights.ts';
import { method } from '../method.ts';

export const restrictChatMember = method('restrictChatMember', async (call) => {
  const { args, bot, world } = call;
  const banned = readPermissions(args);
  const chat = await requireGroup(call, 'belong', ['supergroup']);
  const { id: account } = await requireUser(call);
  if (account === bot.id) throw badRequest("can't restrict self");
  await editBanned(world, { actor: bot.id, chat: chat.id, account, banned, untilS: args.int('until_date') ?? 0 });
  return true;
});
