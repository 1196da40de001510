import { forward } from '../from-api/forward.ts';
import { readMessageIds } from '../from-api/message-ids.ts';
import { method } from '../method.ts';

export const copyMessages = method('copyMessages', async (call) => {
  const dropCaptions = call.args.flag('remove_caption');
  const sent = await forward(call, readMessageIds(call.args), { copy: true, dropCaptions });
  return sent.map(({ id }) => ({ message_id: id }));
});
