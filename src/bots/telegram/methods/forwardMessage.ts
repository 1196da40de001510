import { badRequest } from '../api-error.ts';
import { requireMessageId } from '../from-api/chat.ts';
import { forward } from '../from-api/forward.ts';
import { showMessage } from '../from-api/send.ts';
import { method } from '../method.ts';

export const forwardMessage = method('forwardMessage', async (call) => {
  const [sent] = await forward(call, [requireMessageId(call)], { copy: false, dropCaptions: false });
  if (!sent) throw badRequest('message to forward not found');
  return showMessage(call, sent.mailbox, sent.id);
});
