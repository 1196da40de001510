import { setTranslationsOff } from '#domain';
import { fromTlPeer } from '../from-tl/peer.ts';
import { method } from '../method.ts';

export const togglePeerTranslations = method(
  'messages.togglePeerTranslations',
  async (call, request) => {
    await setTranslationsOff(call.world, call.account, fromTlPeer(call, request.peer), request.disabled ?? false);
    return true;
  },
  { peopleOnly: true },
);
