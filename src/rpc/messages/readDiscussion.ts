import { readThread } from '#domain';
import { fromTlPeer } from '../from-tl/peer.ts';
import { method } from '../method.ts';
import { ownSession } from '../session-name.ts';

export const readDiscussion = method(
  'messages.readDiscussion',
  async (call, request) => {
    await readThread(call.world, {
      account: call.account,
      peer: fromTlPeer(call, request.peer),
      id: request.msgId,
      maxId: request.readMaxId,
      session: ownSession(call),
    });
    return true;
  },
  { peopleOnly: true },
);
