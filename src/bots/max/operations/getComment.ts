import { missing } from '../api-error.ts';
import { requireComment, requireDiscussion } from '../from-api/comments.ts';
import { operation } from '../operation.ts';
import { showComments } from '../to-api/show-comments.ts';

export const getComment = operation(
  'getComment',
  'GET',
  'messages/{messageId}/comments/{commentId}',
  async (call) => {
    const discussion = await requireDiscussion(call, call.path.messageId ?? '');
    const comment = await requireComment(call, discussion, call.path.commentId ?? '');
    const [shown] = await showComments(call, discussion.post, [comment]);
    if (!shown) throw missing('Comment not found');
    return shown;
  },
  ['max'],
);
