import { isDueNow, sendMessage as send } from '#domain';
import { checkSendable } from '../from-tl/check-sendable.ts';
import { fromTlEntities } from '../from-tl/entities.ts';
import { fromTlInputMedia } from '../from-tl/input-media.ts';
import { fromTlSentPreview } from '../from-tl/link-preview.ts';
import { fromTlPeer } from '../from-tl/peer.ts';
import { fromTlReplyMarkup } from '../from-tl/reply-markup.ts';
import { fromTlReplyTo, readElsewhere } from '../from-tl/reply-to.ts';
import { method } from '../method.ts';
import { ownSession } from '../session-name.ts';
import { schedule } from '../schedule.ts';
import { moveUsedSets, noteUsedSticker } from '../used-sticker.ts';
import { toTlSent } from '../to-tl/messages/sent.ts';

export const sendMedia = method('messages.sendMedia', async (call, request) => {
  checkSendable(request);
  const peer = fromTlPeer(call, request.peer);
  const asked = fromTlReplyTo(call, request.replyTo);
  const reply = asked.elsewhere === undefined ? asked : await readElsewhere(call, asked, peer);
  const preview = request.message === '' ? undefined : await fromTlSentPreview(call, request.media);
  const media = preview ? undefined : await fromTlInputMedia(call, request.media, peer);
  const message = {
    sender: call.account,
    peer,
    randomId: request.randomId.toString(),
    clearDraft: request.clearDraft ?? false,
    session: ownSession(call),
    ...(reply.replyTo !== undefined ? { replyTo: reply.replyTo } : {}),
    ...(request.sendAs ? { sendAs: fromTlPeer(call, request.sendAs) } : {}),
    data: {
      text: request.message,
      entities: fromTlEntities(call, request.entities),
      ...(media ? { media } : {}),
      ...(preview ? { preview } : {}),
      ...reply.data,
      ...(request.silent ? { silent: true } : {}),
      ...(request.noforwards ? { noForwards: true } : {}),
      ...(request.invertMedia ? { invertMedia: true } : {}),
      ...(request.effect ? { effect: request.effect.toString() } : {}),
      ...(request.replyMarkup && call.isBot ? { markup: fromTlReplyMarkup(request.replyMarkup) } : {}),
    },
  };
  if (request.scheduleDate && !isDueNow(call.world, request.scheduleDate))
    return schedule(call, message, request.scheduleDate, request.randomId);
  const result = await send(call.world, message);
  if (media) await noteUsedSticker(call, media);
  if (request.updateStickersetsOrder) await moveUsedSets(call, [message.data]);
  return toTlSent(call, [{ result, randomId: request.randomId }]);
});
