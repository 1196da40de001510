import type { ContentData, Message } from '#domain';
import { badPayload } from '../api-error.ts';
import type { Call } from '../context.ts';
import { type Fields, fieldsIn, flagIn, needText } from '../fields.ts';
import { type ReadAttachments, readAttachments } from './attachments.ts';
import { requireMessage } from './message.ts';
import { readText } from './text.ts';

/** A `NewMessageBody`, with everything that it names looked up. */
export interface NewMessage {
  text: Pick<ContentData, 'text' | 'entities'> | undefined;
  attachments: ReadAttachments | undefined;
  link: { type: 'reply' | 'forward'; message: Message } | undefined;
  silent: boolean;
}

/** @throws ApiError */
export async function readNewMessage(call: Call, body: Fields): Promise<NewMessage> {
  const text = readText(body);
  const attachments = await readAttachments(call, body);
  return {
    text: withShare(text, attachments?.share),
    attachments,
    link: await readLink(call, body),
    silent: flagIn(body, 'notify') === false,
  };
}

/** There are no previews without their address: it ends the text unless the text names it already. */
function withShare(text: NewMessage['text'], share: string | undefined): NewMessage['text'] {
  if (share === undefined || text?.text.includes(share)) return text;
  return text?.text ? { ...text, text: `${text.text}\n${share}` } : { text: share };
}

async function readLink(call: Call, body: Fields): Promise<NewMessage['link']> {
  const link = fieldsIn(body, 'link');
  if (!link) return undefined;
  const type = needText(link, 'type');
  if (type !== 'reply' && type !== 'forward') throw badPayload(`Unknown link type: ${type.slice(0, 40)}`);
  return { type, message: await requireMessage(call, needText(link, 'mid')) };
}
