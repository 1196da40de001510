import { refuse, sendAlbum } from '#domain';
import { fromTlEntities } from '../from-tl/entities.ts';
import { fromTlInputMedia } from '../from-tl/input-media.ts';
import { fromTlPeer } from '../from-tl/peer.ts';
import { fromTlReplyTo } from '../from-tl/reply-to.ts';
import { method } from '../method.ts';
import { ownSession } from '../session-name.ts';
import { toTlSent } from '../to-tl/sent.ts';

export const sendMultiMedia = method('messages.sendMultiMedia', async (call, request) => {
  if (request.multiMedia.length === 0) refuse('media-empty');
  if (request.multiMedia.length > call.world.limits.albumSize) refuse('group-invalid');
  const reply = fromTlReplyTo(call, request.replyTo);
  const peer = fromTlPeer(call, request.peer);
  const items = [];
  for (const item of request.multiMedia) {
    items.push({
      randomId: item.randomId.toString(),
      data: {
        text: item.message,
        entities: fromTlEntities(call, item.entities),
        media: await fromTlInputMedia(call, item.media),
        ...reply.data,
        ...(request.silent ? { silent: true } : {}),
        ...(request.noforwards ? { noForwards: true } : {}),
        ...(request.invertMedia ? { invertMedia: true } : {}),
      },
    });
  }
  const results = await sendAlbum(call.world, {
    sender: call.account,
    peer,
    items,
    clearDraft: request.clearDraft ?? false,
    session: ownSession(call),
    ...(reply.replyTo !== undefined ? { replyTo: reply.replyTo } : {}),
    ...(request.sendAs ? { sendAs: fromTlPeer(call, request.sendAs) } : {}),
  });
  return toTlSent(
    call,
    results.map((result, index) => ({ result, randomId: request.multiMedia[index]?.randomId })),
  );
});
