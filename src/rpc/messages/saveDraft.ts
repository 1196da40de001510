import { saveDraft as save } from '#domain';
import { checkSendable } from '../from-tl/check-sendable.ts';
import { fromTlDraftMedia } from '../from-tl/draft-media.ts';
import { fromTlEntities } from '../from-tl/entities.ts';
import { fromTlLinkPreview } from '../from-tl/link-preview.ts';
import { fromTlPeer } from '../from-tl/peer.ts';
import { fromTlReplyTo } from '../from-tl/reply-to.ts';
import { method } from '../method.ts';
import { ownSession } from '../session-name.ts';

export const saveDraft = method(
  'messages.saveDraft',
  async (call, request) => {
    checkSendable(request);
    const reply = fromTlReplyTo(call, request.replyTo);
    const { topic, ...answered } = reply.data;
    const preview = fromTlLinkPreview(request.media);
    const media = await fromTlDraftMedia(call, request.media);
    const replyTo = reply.replyTo ?? reply.elsewhere;
    await save(call.world, {
      account: call.account,
      peer: fromTlPeer(call, request.peer),
      topic,
      draft: {
        text: request.message,
        entities: fromTlEntities(call, request.entities),
        // An answer to the head of a topic stands for the topic alone.
        ...(replyTo !== undefined && replyTo !== topic ? { replyTo, ...answered } : {}),
        ...(request.noWebpage ? { noWebPage: true } : {}),
        ...(request.invertMedia ? { invertMedia: true } : {}),
        ...(preview ? { preview } : {}),
        ...(media ? { media } : {}),
        ...(request.effect ? { effect: request.effect.toString() } : {}),
      },
      session: ownSession(call),
    });
    return true;
  },
  { peopleOnly: true },
);
