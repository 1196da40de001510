import { changeTopic, generalTopic } from '../from-api/forum.ts';
import { method } from '../method.ts';

export const unhideGeneralForumTopic = method('unhideGeneralForumTopic', (call) =>
  changeTopic(call, generalTopic, { hidden: false }),
);
