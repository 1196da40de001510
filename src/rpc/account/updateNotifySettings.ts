import { updateNotifySettings as update } from '#domain';
import { fromTlNotifyPeer, fromTlNotifySettings } from '../from-tl/notify-settings.ts';
import { method } from '../method.ts';
import { ownSession } from '../session-name.ts';

export const updateNotifySettings = method(
  'account.updateNotifySettings',
  async (call, { peer, settings }) => {
    await update(call.world, {
      account: call.account,
      scope: fromTlNotifyPeer(call, peer),
      settings: fromTlNotifySettings(settings),
      session: ownSession(call),
    });
    return true;
  },
  { peopleOnly: true },
);
