import { pinMessage as pin } from '#domain';
import { badPayload } from '../api-error.ts';
import { flagIn, needText } from '../fields.ts';
import { requireChat } from '../from-api/chat.ts';
import { requireMessage } from '../from-api/message.ts';
import { done, operation } from '../operation.ts';

export const pinMessage = operation('pinMessage', 'PUT', 'chats/{chatId}/pin', async (call) => {
  const { peer } = await requireChat(call, 'belong');
  const message = await requireMessage(call, needText(call.body, 'message_id'), 'belong');
  if (message.peer !== peer) throw badPayload('The message is not of this chat');
  const silent = flagIn(call.body, 'notify') === false;
  await pin(call.world, { account: call.bot.id, peer, id: message.id, pinned: true, silent, oneSide: false });
  return done;
});
