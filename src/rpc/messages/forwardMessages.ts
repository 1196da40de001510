import { forwardMessages as forward, isDueNow } from '#domain';
import { checkSendable } from '../from-tl/check-sendable.ts';
import { fromTlPeer } from '../from-tl/peer.ts';
import { fromTlReplyTo, readElsewhere } from '../from-tl/reply-to.ts';
import { method } from '../method.ts';
import { ownSession } from '../session-name.ts';
import { scheduleForwarded } from '../schedule.ts';
import { toTlSent } from '../to-tl/messages/sent.ts';

export const forwardMessages = method('messages.forwardMessages', async (call, request) => {
  checkSendable(request);
  const to = fromTlPeer(call, request.toPeer);
  const asked = fromTlReplyTo(call, request.replyTo);
  const reply = asked.elsewhere === undefined ? asked : await readElsewhere(call, asked, to);
  const forwarded = {
    account: call.account,
    from: fromTlPeer(call, request.fromPeer),
    ids: request.id,
    randomIds: request.randomId.map((id) => id.toString()),
    to,
    dropAuthor: request.dropAuthor ?? false,
    dropCaptions: request.dropMediaCaptions ?? false,
    silent: request.silent ?? false,
    noForwards: request.noforwards ?? false,
    topic: request.topMsgId,
    replyTo: reply.replyTo,
    reply: reply.data,
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
