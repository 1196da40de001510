import { restChatNames } from '#domain';
import { fromTlChannel } from '../from-tl/peer.ts';
import { method } from '../method.ts';

/** The name that the creator chose stays: `channels.updateUsername` gives it back. */
export const deactivateAllUsernames = method(
  'channels.deactivateAllUsernames',
  async (call, request) => {
    await restChatNames(call.world, { actor: call.account, chat: fromTlChannel(call, request.channel) });
    return true;
  },
  { peopleOnly: true },
);
