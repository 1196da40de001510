import { deleteSavedHistory as remove } from '#domain';
import { checkNoParent } from '../from-tl/parent-peer.ts';
import { fromTlPeer } from '../from-tl/peer.ts';
import { method } from '../method.ts';
import { ownSession } from '../session-name.ts';

export const deleteSavedHistory = method(
  'messages.deleteSavedHistory',
  async (call, request) => {
    checkNoParent(request.parentPeer);
    const { maxId, minDate, maxDate } = request;
    const part = fromTlPeer(call, request.peer);
    const range = { maxId, minDate, maxDate, session: ownSession(call) };
    const { pts, ptsCount, remaining } = await remove(call.world, { account: call.account, part, ...range });
    return { _: 'messages.affectedHistory', pts, ptsCount, offset: remaining };
  },
  { peopleOnly: true },
);
