import { readPoll } from '../from-api/poll.ts';
import { having, readSend, send } from '../from-api/send.ts';
import { method } from '../method.ts';

export const sendPoll = method('sendPoll', async (call) => {
  const common = await readSend(call);
  const poll = await readPoll(call);
  return having(await send(call, common, { text: '', media: { kind: 'poll', poll } }), 'poll');
});
