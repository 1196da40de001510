import { deleteHistory as remove } from '#domain';
import { fromTlPeer } from '../from-tl/peer.ts';
import { method } from '../method.ts';
import { ownSession } from '../session-name.ts';

export const deleteHistory = method(
  'messages.deleteHistory',
  async (call, request) => {
    const { pts, ptsCount, remaining } = await remove(call.world, {
      account: call.account,
      peer: fromTlPeer(call, request.peer),
      maxId: request.maxId,
      justClear: request.justClear ?? false,
      revoke: request.revoke ?? false,
      minDate: request.minDate,
      maxDate: request.maxDate,
      session: ownSession(call),
    });
    return { _: 'messages.affectedHistory', pts, ptsCount, offset: remaining };
  },
  { peopleOnly: true },
);
