import { generalTopic, unpinTopic } from '../from-api/forum.ts';
import { method } from '../method.ts';

export const unpinAllGeneralForumTopicMessages = method('unpinAllGeneralForumTopicMessages', (call) =>
  unpinTopic(call, generalTopic),
);
