import { needParameter } from '../fields.ts';
import { deleteFor } from '../from-api/delete.ts';
import { requireMessage } from '../from-api/message.ts';
import { done, operation } from '../operation.ts';

export const deleteMessage = operation('deleteMessage', 'DELETE', 'messages', async (call) => {
  await deleteFor(call, await requireMessage(call, needParameter(call.query, 'message_id'), 'belong'));
  return done;
});
