import { createTopic } from '#domain';
import { fromTlPeer } from '../from-tl/peer.ts';
import { method } from '../method.ts';
import { ownSession } from '../session-name.ts';
import { toTlSent } from '../to-tl/messages/sent.ts';

export const createForumTopic = method('messages.createForumTopic', async (call, request) => {
  const result = await createTopic(call.world, {
    account: call.account,
    chat: fromTlPeer(call, request.peer),
    title: request.title,
    iconColor: request.iconColor,
    iconEmoji: request.iconEmojiId?.toString(),
    randomId: request.randomId.toString(),
    sendAs: request.sendAs && fromTlPeer(call, request.sendAs),
    session: ownSession(call),
  });
  return toTlSent(call, [{ result, randomId: request.randomId }]);
});
