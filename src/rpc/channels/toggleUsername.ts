import { arrangeChatNames, switchName } from '#domain';
import { fromTlChannel } from '../from-tl/peer.ts';
import { method } from '../method.ts';

/** Puts a name that the operator gave in force or out of it. */
export const toggleUsername = method(
  'channels.toggleUsername',
  async (call, { channel, username, active }) => {
    const change = switchName(call.world, username, active);
    await arrangeChatNames(call.world, { actor: call.account, chat: fromTlChannel(call, channel), change });
    return true;
  },
  { peopleOnly: true },
);
