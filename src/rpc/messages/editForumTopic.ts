import { editTopic } from '#domain';
import { fromTlPeer } from '../from-tl/peer.ts';
import { method } from '../method.ts';
import { ownSession } from '../session-name.ts';
import { toTlEntries } from '../to-tl/entries.ts';

export const editForumTopic = method('messages.editForumTopic', async (call, request) => {
  const chat = fromTlPeer(call, request.peer);
  const { title, closed, hidden, iconEmojiId } = request;
  const entries = await editTopic(call.world, {
    account: call.account,
    chat,
    topic: request.topicId,
    change: { title, closed, hidden, iconEmoji: iconEmojiId?.isZero() ? '' : iconEmojiId?.toString() },
    session: ownSession(call),
  });
  return toTlEntries(call, chat, entries);
});
