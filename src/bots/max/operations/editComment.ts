import { needParameter } from '../fields.ts';
import { requireComment, requireDiscussion } from '../from-api/comments.ts';
import { edit } from '../from-api/edit.ts';
import { readNewMessage } from '../from-api/new-message.ts';
import { done, operation } from '../operation.ts';

/** The official client leaves the place in the path as it is and names the post in the query. */
export const editComment = operation(
  'editComment',
  'PUT',
  'messages/{messageId}/comments',
  async (call) => {
    const { body, path, query } = call;
    const discussion = await requireDiscussion(call, query.get('message_id') ?? path.messageId ?? '');
    const comment = await requireComment(call, discussion, needParameter(query, 'comment_id'));
    await edit(call, comment, await readNewMessage(call, body));
    return done;
  },
  ['max'],
);
