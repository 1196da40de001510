import { changeTopic, requireTopicId } from '../from-api/forum.ts';
import { method } from '../method.ts';

export const reopenForumTopic = method('reopenForumTopic', async (call) =>
  changeTopic(call, requireTopicId(call), { closed: false }),
);
