import { requireTopicId, unpinTopic } from '../from-api/forum.ts';
import { method } from '../method.ts';

export const unpinAllForumTopicMessages = method('unpinAllForumTopicMessages', async (call) =>
  unpinTopic(call, requireTopicId(call)),
);
