import type { Message as ApiMessage } from '@maxhub/max-bot-api/types';
import { type ChatId, isInside, type Message, type MessageId, peerKind } from '#domain';
import { toApiMessage } from './message.ts';
import type { View } from './view.ts';

export interface CommentedPost {
  channel: ChatId;
  post: MessageId;
}

/**
 * The post that a message of a discussion group comments, to a bot that is in the channel too and so knows the post;
 * `copy` for the post's own copy in the group. Other bots of the group hear of a message.
 */
export async function commentPost(view: View, message: Message): Promise<CommentedPost | 'copy' | undefined> {
  if (view.dialect !== 'max' || peerKind(message.peer) !== 'channel') return undefined;
  const channel = (await view.chat(message.peer))?.data.linkedChat;
  if (channel === undefined || (await view.chat(message.peer))?.kind !== 'supergroup') return undefined;
  if (!isInside(await view.tx.chats.member(channel, view.bot))) return undefined;
  if (message.content.forward?.savedFrom?.peer === channel && message.content.sender === channel) return 'copy';
  const thread = message.thread === undefined ? undefined : await view.tx.threads.get(message.mailbox, message.thread);
  return thread?.post?.broadcast === channel ? { channel, post: thread.post.id } : undefined;
}

/** A comment is addressed to the post. Its `mid` is that of the message in the group. */
export async function toApiComment(view: View, message: Message, of: CommentedPost): Promise<ApiMessage> {
  const { url: _, ...written } = await toApiMessage(view, message);
  return { ...written, recipient: { chat_id: of.channel, chat_type: 'channel', user_id: null, post_id: of.post } };
}
