import { startBot as start } from '#domain';
import { fromTlPeer, fromTlUser } from '../from-tl/peer.ts';
import { method } from '../method.ts';
import { ownSession } from '../session-name.ts';
import { toTlSent } from '../to-tl/messages/sent.ts';

export const startBot = method(
  'messages.startBot',
  async (call, request) => {
    const bot = fromTlUser(call, request.bot);
    const result = await start(call.world, {
      account: call.account,
      bot,
      peer: request.peer._ === 'inputPeerEmpty' ? bot : fromTlPeer(call, request.peer),
      parameter: request.startParam,
      randomId: request.randomId.toString(),
      session: ownSession(call),
    });
    return toTlSent(call, [{ result, randomId: request.randomId }]);
  },
  { peopleOnly: true },
);
