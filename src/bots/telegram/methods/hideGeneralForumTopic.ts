import { changeTopic, generalTopic } from '../from-api/forum.ts';
import { method } from '../method.ts';

export const hideGeneralForumTopic = method('hideGeneralForumTopic', (call) =>
  changeTopic(call, generalTopic, { hidden: true }),
);
