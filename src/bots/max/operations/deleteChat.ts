import { deleteChannel, deleteGroup } from '#domain';
import { requireGroup } from '../from-api/chat.ts';
import { done, operation } from '../operation.ts';

export const deleteChat = operation(
  'deleteChat',
  'DELETE',
  'chats/{chatId}',
  async (call) => {
    const { chat } = await requireGroup(call, 'administer');
    const request = { actor: call.bot.id, chat: chat.id };
    await (chat.kind === 'group' ? deleteGroup(call.world, request) : deleteChannel(call.world, request));
    return done;
  },
  ['max'],
);
