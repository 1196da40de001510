import { appendUpdate } from '#domain';
import { fromTlPeer } from '../from-tl/peer.ts';
import { method } from '../method.ts';

export const hidePeerSettingsBar = method(
  'messages.hidePeerSettingsBar',
  async (call, request) => {
    const peer = fromTlPeer(call, request.peer);
    await call.world.store.write(async (tx) => {
      await tx.accounts.putSetting(call.account, `bar-hidden:${peer}`, true);
      await appendUpdate(tx, call.account, call.world.clock.nowS(), { kind: 'peerSettings', peer });
    });
    return true;
  },
  { peopleOnly: true },
);
