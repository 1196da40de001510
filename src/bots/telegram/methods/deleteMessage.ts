import { badRequest } from '../api-error.ts';
import { requireMessageId, requirePeer } from '../from-api/chat.ts';
import { deleteFor } from '../from-api/delete.ts';
import { requireMessageOf } from '../from-api/send.ts';
import { method } from '../method.ts';

export const deleteMessage = method('deleteMessage', async (call) => {
  const peer = await requirePeer(call, 'look');
  const id = call.args.text('message_id') === undefined ? 0 : requireMessageId(call);
  if (id === 0) throw badRequest('message identifier is not specified');
  await deleteFor(call, peer, [await requireMessageOf(call, peer, id, 'delete')]);
  return true;
});
