import { readChannel } from '#domain';
import { fromTlChannel } from '../from-tl/peer.ts';
import { method } from '../method.ts';
import { ownSession } from '../session-name.ts';

export const readHistory = method(
  'channels.readHistory',
  async (call, request) => {
    const chat = fromTlChannel(call, request.channel);
    await readChannel(call.world, { account: call.account, chat, maxId: request.maxId, session: ownSession(call) });
    return true;
  },
  { peopleOnly: true },
);
