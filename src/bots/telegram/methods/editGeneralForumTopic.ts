import { changeTopic, generalTopic } from '../from-api/forum.ts';
import { method } from '../method.ts';

export const editGeneralForumTopic = method('editGeneralForumTopic', (call) =>
  changeTopic(call, generalTopic, { title: call.args.text('name') ?? '' }),
);
