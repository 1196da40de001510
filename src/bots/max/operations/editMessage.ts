import { needParameter } from '../fields.ts';
import { edit } from '../from-api/edit.ts';
import { requireMessage } from '../from-api/message.ts';
import { readNewMessage } from '../from-api/new-message.ts';
import { done, operation } from '../operation.ts';

export const editMessage = operation('editMessage', 'PUT', 'messages', async (call) => {
  const message = await requireMessage(call, needParameter(call.query, 'message_id'), 'belong');
  await edit(call, message, await readNewMessage(call, call.body));
  return done;
});
