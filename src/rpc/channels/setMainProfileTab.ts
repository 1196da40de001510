import { setChannelData } from '#domain';
import { fromTlChannel } from '../from-tl/peer.ts';
import { method } from '../method.ts';
import { profileTabs } from '../to-tl/accounts/profile-tabs.ts';

/** Which part of a channel's page clients open first. */
export const setMainProfileTab = method(
  'channels.setMainProfileTab',
  async (call, request) => {
    await setChannelData(call.world, {
      actor: call.account,
      chat: fromTlChannel(call, request.channel),
      right: 'changeInfo',
      kind: 'channel',
      change: { mainTab: profileTabs[request.tab._] },
    });
    return true;
  },
  { peopleOnly: true },
);
