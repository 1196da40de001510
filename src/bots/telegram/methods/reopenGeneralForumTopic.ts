import { changeTopic, generalTopic } from '../from-api/forum.ts';
import { method } from '../method.ts';

export const reopenGeneralForumTopic = method('reopenGeneralForumTopic', (call) =>
  changeTopic(call, generalTopic, { closed: false }),
);
