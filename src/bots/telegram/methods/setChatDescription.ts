import { editGroupAbout } from '#domain';
import { requireGroup } from '../from-api/chat.ts';
import { method } from '../method.ts';

export const setChatDescription = method('setChatDescription', async (call) => {
  const chat = await requireGroup(call, 'belong');
  await editGroupAbout(call.world, { actor: call.bot.id, chat: chat.id, about: call.args.text('description') ?? '' });
  return true;
});
