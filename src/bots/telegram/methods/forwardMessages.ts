import { forward } from '../from-api/forward.ts';
import { readMessageIds } from '../from-api/message-ids.ts';
import { method } from '../method.ts';

export const forwardMessages = method('forwardMessages', async (call) => {
  const sent = await forward(call, readMessageIds(call.args), { copy: false, dropCaptions: false });
  return sent.map(({ id }) => ({ message_id: id }));
});
