import { editMessage, type Message } from '#domain';
import { badPayload } from '../api-error.ts';
import type { Call } from '../context.ts';
import type { NewMessage } from './new-message.ts';

/**
 * Changes a message as a bot wrote it anew. Without a list of attachments they stay as they are; a list stands for all of
 * them, so that an empty one takes them away.
 */
export async function edit(call: Call, message: Message, wish: NewMessage): Promise<void> {
  const { attachments, text } = wish;
  const { content } = message;
  const media = attachments?.media ?? [];
  if (attachments && (media.length > 1 || content.album !== undefined))
    throw badPayload('Attachments of a message with several of them cannot be edited');
  const markup = attachments ? attachments.markup : content.markup;
  await editMessage(call.world, {
    account: call.bot.id,
    peer: message.peer,
    id: message.id,
    ...(text ? { text: text.text, entities: text.entities ?? [] } : {}),
    ...(media[0] ? { media: media[0] } : {}),
    ...(attachments && media.length === 0 ? { dropMedia: true } : {}),
    ...(markup ? { markup } : {}),
  });
}
