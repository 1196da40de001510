import { changeTopic, requireTopicId } from '../from-api/forum.ts';
import { method } from '../method.ts';

export const editForumTopic = method('editForumTopic', (call) => {
  const title = call.args.text('name');
  const iconEmoji = call.args.given('icon_custom_emoji_id');
  return changeTopic(call, requireTopicId(call), {
    ...(title === undefined ? {} : { title }),
    ...(iconEmoji === undefined ? {} : { iconEmoji }),
  });
});
