import { getReplies, hiddenFromBot, type Message } from '#domain';
import { readInt, readList } from '../fields.ts';
import { requireComment, requireDiscussion } from '../from-api/comments.ts';
import { operation } from '../operation.ts';
import { showComments } from '../to-api/show-comments.ts';

/** Newest first; `before` and `after` are moments in ms. */
export const getComments = operation(
  'getComments',
  'GET',
  'messages/{messageId}/comments',
  async (call) => {
    const { bot, path, query, world } = call;
    const discussion = await requireDiscussion(call, path.messageId ?? '');
    const mids = readList(query, 'comment_ids');
    if (mids.length > 0) {
      const found: Message[] = [];
      for (const mid of mids) found.push(await requireComment(call, discussion, mid));
      return { messages: await showComments(call, discussion.post, found) };
    }
    const count = readInt(query, 'count', { least: 1, most: 100 }) ?? 50;
    const [before, after] = [readInt(query, 'before'), readInt(query, 'after')];
    const { page } = await getReplies(
      world,
      bot.id,
      { peer: discussion.post.channel, id: discussion.post.post },
      {
        offsetId: 0,
        offsetDate: before ? Math.ceil(before / 1000) : 0,
        addOffset: 0,
        limit: count,
        maxId: 0,
        minId: 0,
      },
    );
    const hidden = await world.store.read((tx) => hiddenFromBot(tx, bot.id, page.messages));
    const told = page.messages.filter(
      (message) =>
        message.id !== discussion.topId &&
        !hidden.has(message) &&
        !message.content.action &&
        message.content.date * 1000 > (after ?? 0),
    );
    return { messages: await showComments(call, discussion.post, told) };
  },
  ['max'],
);
