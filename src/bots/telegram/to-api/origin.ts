import type { MessageOrigin } from '@grammyjs/types';
import type { ForwardHeader } from '#domain';
import type { View } from '../../view.ts';
import { chatOf, toApiChat } from './chat.ts';
import { toApiUser } from './user.ts';

/** Whose a forwarded message is, or one of another chat that is answered. */
export async function toApiOrigin(view: View, forward: ForwardHeader): Promise<MessageOrigin> {
  const { date, from, fromName, channelPost, postAuthor } = forward;
  const signed = postAuthor ? { author_signature: postAuthor } : {};
  if (from === undefined) return { type: 'hidden_user', date, sender_user_name: fromName ?? '' };
  if (from > 0) return { type: 'user', date, sender_user: await toApiUser(view, from) };
  const chat = await view.chat(from);
  const written = chat && chatOf(chat);
  if (written?.type === 'channel' && channelPost !== undefined)
    return { type: 'channel', date, chat: written, message_id: channelPost, ...signed };
  return { type: 'chat', date, sender_chat: await toApiChat(view, from), ...signed };
}
