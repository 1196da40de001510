import { readHistory as read } from '#domain';
import { fromTlPeer } from '../from-tl/peer.ts';
import { method } from '../method.ts';
import { ownSession } from '../session-name.ts';

export const readHistory = method(
  'messages.readHistory',
  async (call, request) => {
    const peer = fromTlPeer(call, request.peer);
    const { pts, ptsCount } = await read(call.world, {
      account: call.account,
      peer,
      maxId: request.maxId,
      session: ownSession(call),
    });
    return { _: 'messages.affectedMessages', pts, ptsCount };
  },
  { peopleOnly: true },
);
