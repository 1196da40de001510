import { changeTopic, generalTopic } from '../from-api/forum.ts';
import { method } from '../method.ts';

export const closeGeneralForumTopic = method('closeGeneralForumTopic', (call) =>
  changeTopic(call, generalTopic, { closed: true }),
);
