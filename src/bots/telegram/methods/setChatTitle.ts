import { editGroupTitle } from '#domain';
import { requireGroup } from '../from-api/chat.ts';
import { method } from '../method.ts';

export const setChatTitle = method('setChatTitle', async (call) => {
  const chat = await requireGroup(call, 'belong');
  await editGroupTitle(call.world, { actor: call.bot.id, chat: chat.id, title: call.args.text('title') ?? '' });
  return true;
});
