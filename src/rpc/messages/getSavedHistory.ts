import { getSavedHistory as get } from '#domain';
import { checkNoParent } from '../from-tl/parent-peer.ts';
import { fromTlPeer } from '../from-tl/peer.ts';
import { method } from '../method.ts';
import { toTlMessagePage } from '../to-tl/messages/message-page.ts';

export const getSavedHistory = method(
  'messages.getSavedHistory',
  async (call, request) => {
    checkNoParent(request.parentPeer);
    const part = fromTlPeer(call, request.peer);
    return toTlMessagePage(call, call.account, await get(call.world, call.account, part, request), [part]);
  },
  { peopleOnly: true },
);
