import { updatePersonalChannel as update } from '#domain';
import { fromTlChannel } from '../from-tl/peer.ts';
import { method } from '../method.ts';
import { ownSession } from '../session-name.ts';

export const updatePersonalChannel = method(
  'account.updatePersonalChannel',
  async (call, request) => {
    const channel = request.channel._ === 'inputChannelEmpty' ? undefined : fromTlChannel(call, request.channel);
    await update(call.world, { account: call.account, channel, session: ownSession(call) });
    return true;
  },
  { peopleOnly: true },
);
