import { changeTopic, requireTopicId } from '../from-api/forum.ts';
import { method } from '../method.ts';

export const closeForumTopic = method('closeForumTopic', async (call) =>
  changeTopic(call, requireTopicId(call), { closed: true }),
);
