import { setDiscussionGroup as setGroup } from '#domain';
import { fromTlChannel } from '../from-tl/peer.ts';
import { method } from '../method.ts';

export const setDiscussionGroup = method(
  'channels.setDiscussionGroup',
  async (call, { broadcast, group }) => {
    await setGroup(call.world, {
      actor: call.account,
      broadcast: broadcast._ === 'inputChannelEmpty' ? undefined : fromTlChannel(call, broadcast),
      group: group._ === 'inputChannelEmpty' ? undefined : fromTlChannel(call, group),
    });
    return true;
  },
  { peopleOnly: true },
);
