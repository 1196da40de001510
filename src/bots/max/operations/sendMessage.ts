import { badPayload } from '../api-error.ts';
import { readFlag, readInt } from '../fields.ts';
import { requireRecipient } from '../from-api/chat.ts';
import { readNewMessage } from '../from-api/new-message.ts';
import { send } from '../from-api/send.ts';
import { operation } from '../operation.ts';
import { showMessage } from '../to-api/show.ts';

export const sendMessage = operation('sendMessage', 'POST', 'messages', async (call) => {
  const { body, query } = call;
  const [user, chat] = [readInt(query, 'user_id'), readInt(query, 'chat_id')];
  if (user === undefined && chat === undefined) throw badPayload('Missing required parameter: chat_id or user_id');
  const peer = await requireRecipient(call, {
    ...(chat === undefined && user !== undefined ? { user } : {}),
    ...(chat === undefined ? {} : { chat }),
  });
  const wish = await readNewMessage(call, body);
  const id = await send(call, peer, wish, { noWebPage: readFlag(query, 'disable_link_preview') });
  return { message: await showMessage(call, peer, id) };
});
