import type { Message as ApiMessage } from '@maxhub/max-bot-api/types';
import type { Message } from '#domain';
import type { Call } from '../context.ts';
import { type CommentedPost, toApiComment } from './comment.ts';
import { loadFor } from './message.ts';
import { createView } from './view.ts';

/** Comments under a post of a channel, in the order given. */
export const showComments = (call: Call, post: CommentedPost, comments: readonly Message[]): Promise<ApiMessage[]> =>
  call.world.store.read(async (tx) => {
    const view = createView(call, { bot: call.bot.id, dialect: call.dialect }, tx);
    await loadFor(view, comments);
    const shown: ApiMessage[] = [];
    for (const comment of comments) shown.push(await toApiComment(view, comment, post));
    return shown;
  });
