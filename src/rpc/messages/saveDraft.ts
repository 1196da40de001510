import type { tl } from '@mtcute/core';
import { type DraftPreview, saveDraft as save } from '#domain';
import { checkSendable } from '../from-tl/check-sendable.ts';
import { fromTlEntities } from '../from-tl/entities.ts';
import { fromTlPeer } from '../from-tl/peer.ts';
import { fromTlReplyTo } from '../from-tl/reply-to.ts';
import { method } from '../method.ts';
import { ownSession } from '../session-name.ts';

const urlLength = 2048;

export const saveDraft = method(
  'messages.saveDraft',
  async (call, request) => {
    checkSendable(request);
    const reply = fromTlReplyTo(call, request.replyTo);
    const { topic, ...answered } = reply.data;
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
        ...fromTlPreview(request.media),
        ...(request.effect ? { effect: request.effect.toString() } : {}),
      },
      session: ownSession(call),
    });
    return true;
  },
  { peopleOnly: true },
);

/** Of what a message may carry a draft keeps the link whose preview was chosen: files are kept by nobody before they are sent. */
function fromTlPreview(media: tl.TypeInputMedia | undefined): { preview?: DraftPreview } {
  if (media?._ !== 'inputMediaWebPage' || media.url === '') return {};
  const size = media.forceLargeMedia ? 'large' : media.forceSmallMedia ? 'small' : undefined;
  return {
    preview: {
      url: media.url.slice(0, urlLength),
      ...(size === undefined ? {} : { size }),
      ...(media.optional ? { optional: true } : {}),
    },
  };
}
