import { forwardMessages as forward } from '#domain';
import { fromTlPeer } from '../from-tl/peer.ts';
import { method } from '../method.ts';
import { ownSession } from '../session-name.ts';
import { toTlSent } from '../to-tl/sent.ts';

export const forwardMessages = method('messages.forwardMessages', async (call, request) => {
  const results = await forward(call.world, {
    account: call.account,
    from: fromTlPeer(call, request.fromPeer),
    ids: request.id,
    randomIds: request.randomId.map((id) => id.toString()),
    to: fromTlPeer(call, request.toPeer),
    dropAuthor: request.dropAuthor ?? false,
    dropCaptions: request.dropMediaCaptions ?? false,
    silent: request.silent ?? false,
    noForwards: request.noforwards ?? false,
    topic: request.topMsgId,
    sendAs: request.sendAs && fromTlPeer(call, request.sendAs),
    session: ownSession(call),
  });
  return toTlSent(
    call,
    results.map((result, index) => ({ result, randomId: request.randomId[index] })),
  );
});
