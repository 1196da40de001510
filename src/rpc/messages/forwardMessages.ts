import { forwardMessages as forward, isDueNow } from '#domain';
import { fromTlPeer } from '../from-tl/peer.ts';
import { method } from '../method.ts';
import { ownSession } from '../session-name.ts';
import { scheduleForwarded } from '../schedule.ts';
import { toTlSent } from '../to-tl/messages/sent.ts';

export const forwardMessages = method('messages.forwardMessages', async (call, request) => {
  const forwarded = {
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
    effect: request.effect?.toString(),
    videoStartS: request.videoTimestamp,
    sendAs: request.sendAs && fromTlPeer(call, request.sendAs),
    session: ownSession(call),
  };
  if (request.scheduleDate && !isDueNow(call.world, request.scheduleDate))
    return scheduleForwarded(call, forwarded, request.scheduleDate, request.randomId);
  const results = await forward(call.world, forwarded);
  return toTlSent(
    call,
    results.map((result, index) => ({ result, randomId: request.randomId[index] })),
  );
});
