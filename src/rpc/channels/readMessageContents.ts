import { readChannelContents, refuse } from '#domain';
import { fromTlChannel } from '../from-tl/peer.ts';
import { method } from '../method.ts';
import { ownSession } from '../session-name.ts';

export const readMessageContents = method(
  'channels.readMessageContents',
  async (call, request) => {
    if (request.id.length > call.world.limits.pageSize) refuse('limit-invalid');
    await readChannelContents(call.world, {
      account: call.account,
      chat: fromTlChannel(call, request.channel),
      ids: request.id,
      session: ownSession(call),
    });
    return true;
  },
  { peopleOnly: true },
);
