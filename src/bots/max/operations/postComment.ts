import { mailboxOf } from '#domain';
import { badPayload, missing } from '../api-error.ts';
import { readFlag } from '../fields.ts';
import { requireDiscussion } from '../from-api/comments.ts';
import { readNewMessage } from '../from-api/new-message.ts';
import { send } from '../from-api/send.ts';
import { operation } from '../operation.ts';
import { showComments } from '../to-api/show-comments.ts';

export const postComment = operation(
  'postComment',
  'POST',
  'messages/{messageId}/comments',
  async (call) => {
    const { body, bot, path, query, world } = call;
    const { group, post, topId } = await requireDiscussion(call, path.messageId ?? '');
    const wish = await readNewMessage(call, body);
    if (wish.link?.type === 'forward') throw badPayload('A comment cannot be a forwarded message');
    const options = { noWebPage: readFlag(query, 'disable_link_preview'), replyTo: topId };
    const id = await send(call, group, wish, options);
    const found = await world.store.read((tx) => tx.messages.get(mailboxOf(bot.id, group), [id]));
    const [message] = await showComments(call, post, found);
    if (!message) throw missing('Comment not found');
    return { message };
  },
  ['max'],
);
