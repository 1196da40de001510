import { saveDraft as save } from '#domain';
import { fromTlEntities } from '../from-tl/entities.ts';
import { fromTlPeer } from '../from-tl/peer.ts';
import { fromTlReplyTo } from '../from-tl/reply-to.ts';
import { method } from '../method.ts';
import { ownSession } from '../session-name.ts';

export const saveDraft = method(
  'messages.saveDraft',
  async (call, request) => {
    const { replyTo } = fromTlReplyTo(call, request.replyTo);
    await save(call.world, {
      account: call.account,
      peer: fromTlPeer(call, request.peer),
      draft: {
        text: request.message,
        entities: fromTlEntities(call, request.entities),
        ...(replyTo !== undefined ? { replyTo } : {}),
        ...(request.noWebpage ? { noWebPage: true } : {}),
      },
      session: ownSession(call),
    });
    return true;
  },
  { peopleOnly: true },
);
