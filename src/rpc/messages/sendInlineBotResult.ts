import { refuse, sendInlineResult } from '#domain';
import { checkSendable } from '../from-tl/check-sendable.ts';
import { fromTlPeer } from '../from-tl/peer.ts';
import { fromTlReplyTo } from '../from-tl/reply-to.ts';
import { method } from '../method.ts';
import { ownSession } from '../session-name.ts';
import { toTlSent } from '../to-tl/messages/sent.ts';

export const sendInlineBotResult = method(
  'messages.sendInlineBotResult',
  async (call, request) => {
    checkSendable(request);
    // A result is used while it is fresh: it cannot wait for another day.
    if (request.scheduleDate) refuse('schedule-date-invalid');
    const { replyTo } = fromTlReplyTo(call, request.replyTo);
    const result = await sendInlineResult(call.world, {
      sender: call.account,
      peer: fromTlPeer(call, request.peer),
      randomId: request.randomId.toString(),
      query: request.queryId.toString(),
      result: request.id,
      clearDraft: request.clearDraft ?? false,
      silent: request.silent ?? false,
      session: ownSession(call),
      ...(request.sendAs ? { sendAs: fromTlPeer(call, request.sendAs) } : {}),
      ...(replyTo === undefined ? {} : { replyTo }),
    });
    return toTlSent(call, [{ result, randomId: request.randomId }]);
  },
  { peopleOnly: true },
);
