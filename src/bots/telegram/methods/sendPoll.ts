import { readPoll } from '../from-api/poll.ts';
import { readPollMedia } from '../from-api/poll-media.ts';
import { having, readSend, send } from '../from-api/send.ts';
import { readTextArgument } from '../from-api/text.ts';
import { method } from '../method.ts';

export const sendPoll = method('sendPoll', async (call) => {
  const common = await readSend(call);
  const poll = await readPoll(call, common.peer);
  const beside = await readPollMedia(call, 'media');
  const description = readTextArgument(call.args, 'description', 'description');
  return having(
    await send(call, common, { ...description, media: { kind: 'poll', poll, ...(beside ? { beside } : {}) } }),
    'poll',
  );
});
