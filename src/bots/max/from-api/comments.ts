import { getDiscussion, type Message } from '#domain';
import { badPayload, missing } from '../api-error.ts';
import type { Call } from '../context.ts';
import { readMid } from '../ids.ts';
import type { CommentedPost } from '../to-api/comment.ts';
import { messageIn, requireMessage } from './message.ts';

export interface FoundDiscussion {
  post: CommentedPost;
  /** Where comments are written: the discussion group and the post's copy in it. */
  group: number;
  topId: number;
}

/** The comments of a channel's post. @throws ApiError for what is no post, or one without comments */
export async function requireDiscussion(call: Call, mid: string): Promise<FoundDiscussion> {
  const post = await requireMessage(call, mid);
  const chat = await call.world.store.read((tx) => tx.chats.get(post.peer));
  if (chat?.kind !== 'channel') throw badPayload('Comments are available for posts of channels only');
  const { group, topId } = await getDiscussion(call.world, call.bot.id, { peer: post.peer, id: post.id });
  return { post: { channel: post.peer, post: post.id }, group, topId };
}

/** One comment of that discussion. @throws ApiError */
export async function requireComment(call: Call, { group, topId }: FoundDiscussion, mid: string): Promise<Message> {
  const named = readMid(mid);
  const message =
    named?.peer === group ? await call.world.store.read((tx) => messageIn(tx, call, group, named.id)) : undefined;
  if (!message || message.thread !== topId || message.id === topId)
    throw missing(`Comment ${mid.slice(0, 60)} not found`);
  return message;
}
