import { saveDraft as save } from '#domain';
import { fromTlEntities } from '../from-tl/entities.ts';
import { fromTlPeer } from '../from-tl/peer.ts';
import { fromTlReplyTo } from '../from-tl/reply-to.ts';
import { method } from '../method.ts';
import { ownSession } from '../session-name.ts';

export const saveDraft = method(
  'messages.saveDraft',
  async (call, request) => {
    const { replyTo, data } = fromTlReplyTo(call, request.replyTo);
    const { topic } = data;
    await save(call.world, {
      account: call.account,
      peer: fromTlPeer(call, request.peer),
      topic,
      draft: {
        text: request.message,
        entities: fromTlEntities(call, request.entities),
        // An answer to the head of a topic stands for the topic alone.
        ...(replyTo !== undefined && replyTo !== topic ? { replyTo } : {}),
        ...(request.noWebpage ? { noWebPage: true } : {}),
      },
      session: ownSession(call),
    });
    return true;
  },
  { peopleOnly: true },
);
