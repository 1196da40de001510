import type { tl } from '@mtcute/core';
import { isDueNow, type MessageMedia, refuse, sendAlbum } from '#domain';
import type { Call } from '../context.ts';
import { RpcError } from '../errors.ts';
import { checkSendable } from '../from-tl/check-sendable.ts';
import { fromTlEntities } from '../from-tl/entities.ts';
import { fromTlInputMedia } from '../from-tl/input-media.ts';
import { fromTlPeer } from '../from-tl/peer.ts';
import { fromTlReplyTo, readElsewhere } from '../from-tl/reply-to.ts';
import { method } from '../method.ts';
import { ownSession } from '../session-name.ts';
import { scheduleTogether } from '../schedule.ts';
import { moveUsedSets } from '../used-sticker.ts';
import { toTlSent } from '../to-tl/messages/sent.ts';

export const sendMultiMedia = method('messages.sendMultiMedia', async (call, request) => {
  checkSendable(request);
  if (request.multiMedia.length === 0) refuse('media-empty');
  if (request.multiMedia.length > call.world.limits.albumSize) refuse('group-invalid');
  const peer = fromTlPeer(call, request.peer);
  const asked = fromTlReplyTo(call, request.replyTo);
  const reply = asked.elsewhere === undefined ? asked : await readElsewhere(call, asked, peer);
  const items = [];
  for (const [index, item] of request.multiMedia.entries()) {
    items.push({
      randomId: item.randomId.toString(),
      data: {
        text: item.message,
        entities: fromTlEntities(call, item.entities),
        media: await fromTlItem(call, item.media, index),
        ...reply.data,
        ...(request.silent ? { silent: true } : {}),
        ...(request.noforwards ? { noForwards: true } : {}),
        ...(request.invertMedia ? { invertMedia: true } : {}),
        ...(request.effect ? { effect: request.effect.toString() } : {}),
      },
    });
  }
  const album = {
    sender: call.account,
    peer,
    items,
    clearDraft: request.clearDraft ?? false,
    session: ownSession(call),
    ...(reply.replyTo !== undefined ? { replyTo: reply.replyTo } : {}),
    ...(request.sendAs ? { sendAs: fromTlPeer(call, request.sendAs) } : {}),
  };
  if (request.scheduleDate && !isDueNow(call.world, request.scheduleDate)) {
    const randomIds = request.multiMedia.map(({ randomId }) => randomId);
    return scheduleTogether(call, album, request.scheduleDate, randomIds);
  }
  const results = await sendAlbum(call.world, album);
  if (request.updateStickersetsOrder)
    await moveUsedSets(
      call,
      items.map(({ data }) => data),
    );
  return toTlSent(
    call,
    results.map((result, index) => ({ result, randomId: request.multiMedia[index]?.randomId })),
  );
});

const referenceError = /^FILE_REFERENCE_(?=[A-Z])/;

/** Says of which item, counted from 0, the reference must be renewed. @throws FILE_REFERENCE_%d_INVALID and its like */
async function fromTlItem(call: Call, media: tl.TypeInputMedia, index: number): Promise<MessageMedia> {
  try {
    return await fromTlInputMedia(call, media);
  } catch (error) {
    if (!(error instanceof RpcError) || !referenceError.test(error.text)) throw error;
    throw new RpcError(error.code, error.text.replace(referenceError, `FILE_REFERENCE_${index}_`));
  }
}
