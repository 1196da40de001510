import { setMemberTag } from '#domain';
import { badRequest } from '../api-error.ts';
import { requireChat, requireUser } from '../from-api/chat.ts';
import { method } from '../method.ts';

export const setChatMemberTag = method('setChatMemberTag', async (call) => {
  const { chat } = await requireChat(call, 'belong');
  if (!chat || chat.kind === 'channel') throw badRequest('method is available only for groups and supergroups');
  const { id: account } = await requireUser(call);
  const tag = call.args.given('tag') ?? '';
  await setMemberTag(call.world, { actor: call.bot.id, chat: chat.id, account, tag });
  return true;
});
