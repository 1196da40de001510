import { needParameter } from '../fields.ts';
import { requireComment, requireDiscussion } from '../from-api/comments.ts';
import { deleteFor } from '../from-api/delete.ts';
import { done, operation } from '../operation.ts';

export const deleteComment = operation(
  'deleteComment',
  'DELETE',
  'messages/{messageId}/comments',
  async (call) => {
    const { path, query } = call;
    const discussion = await requireDiscussion(call, path.messageId ?? '');
    await deleteFor(call, await requireComment(call, discussion, needParameter(query, 'comment_id')));
    return done;
  },
  ['max'],
);
