import { isDueNow, sendMessage as send } from '#domain';
import { checkSendable } from '../from-tl/check-sendable.ts';
import { fromTlEntities } from '../from-tl/entities.ts';
import { fromTlPeer } from '../from-tl/peer.ts';
import { fromTlReplyMarkup } from '../from-tl/reply-markup.ts';
import { fromTlReplyTo, readElsewhere } from '../from-tl/reply-to.ts';
import { method } from '../method.ts';
import { ownSession } from '../session-name.ts';
import { schedule } from '../schedule.ts';
import { moveUsedSets } from '../used-sticker.ts';
import { toTlSentText } from '../to-tl/messages/sent.ts';

export const sendMessage = method('messages.sendMessage', async (call, request) => {
  checkSendable(request);
  const peer = fromTlPeer(call, request.peer);
  const asked = fromTlReplyTo(call, request.replyTo);
  const reply = asked.elsewhere === undefined ? asked : await readElsewhere(call, asked, peer);
  const message = {
    sender: call.account,
    peer,
    randomId: request.randomId.toString(),
    clearDraft: request.clearDraft ?? false,
    session: ownSession(call),
    ...(request.sendAs ? { sendAs: fromTlPeer(call, request.sendAs) } : {}),
    ...(reply.replyTo !== undefined ? { replyTo: reply.replyTo } : {}),
    data: {
      text: request.message,
      entities: fromTlEntities(call, request.entities),
      ...reply.data,
      ...(request.silent ? { silent: true } : {}),
      ...(request.noforwards ? { noForwards: true } : {}),
      ...(request.noWebpage ? { noWebPage: true } : {}),
      ...(request.invertMedia ? { invertMedia: true } : {}),
      ...(request.effect ? { effect: request.effect.toString() } : {}),
      ...(request.replyMarkup && call.isBot ? { markup: fromTlReplyMarkup(request.replyMarkup) } : {}),
    },
  };
  if (request.scheduleDate && !isDueNow(call.world, request.scheduleDate))
    return schedule(call, message, request.scheduleDate, request.randomId);
  const result = await send(call.world, message);
  if (request.updateStickersetsOrder) await moveUsedSets(call, [message.data]);
  return toTlSentText(call, result, request);
});
