import { requireMessage } from '../from-api/message.ts';
import { missing } from '../api-error.ts';
import { readMid } from '../ids.ts';
import { operation } from '../operation.ts';
import { showMessage } from '../to-api/show.ts';

export const getMessageById = operation('getMessageById', 'GET', 'messages/{messageId}', async (call) => {
  const mid = call.path.messageId ?? '';
  if (!readMid(mid)) throw missing(`Message ${mid.slice(0, 60)} not found`);
  const { peer, id } = await requireMessage(call, mid);
  return showMessage(call, peer, id);
});
