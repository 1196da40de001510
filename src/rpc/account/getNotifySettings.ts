import { fromTlNotifyPeer } from '../from-tl/notify-settings.ts';
import { method } from '../method.ts';
import { toTlScopeSettings } from '../to-tl/dialogs/notify-settings.ts';

export const getNotifySettings = method(
  'account.getNotifySettings',
  (call, { peer }) => call.world.store.read((tx) => toTlScopeSettings(call, tx, fromTlNotifyPeer(call, peer))),
  { peopleOnly: true },
);
