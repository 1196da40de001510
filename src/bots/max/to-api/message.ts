import type { LinkedMessage, Message as ApiMessage, MessageBody } from '@maxhub/max-bot-api/types';
import { filesOf, type MediaId, type Message, type PeerId } from '#domain';
import { albumOf } from '../from-api/message.ts';
import { midOf } from '../ids.ts';
import { toApiAttachments } from './attachments.ts';
import { chatTypeOf } from './chat-type.ts';
import { toApiMarkup } from './markup.ts';
import { toApiUser } from './user.ts';
import type { View } from './view.ts';

/** Reads everything that these messages name. */
export async function loadFor(view: View, messages: readonly Message[]): Promise<void> {
  const peers = new Set<PeerId>();
  const media = new Set<MediaId>();
  for (const { peer, content } of messages) {
    peers.add(peer).add(content.sender);
    if (content.forward?.from) peers.add(content.forward.from);
    for (const file of filesOf(content.media)) media.add(file);
  }
  await view.load({ peers, media });
}

/** A message as this bot sees it; of an album, its first message stands for all. */
export async function toApiMessage(view: View, message: Message): Promise<ApiMessage> {
  const { content } = message;
  const link = await linkOf(view, message);
  return {
    ...(await senderOf(view, content.sender)),
    recipient: await recipientOf(view, message),
    timestamp: content.date * 1000,
    ...(link ? { link } : {}),
    // What was forwarded is told in the link alone.
    body: link?.type === 'forward' ? emptyBody(message) : await toApiBody(view, message),
    url: await addressOf(view, message),
    ...(view.dialect === 'tamtam' && content.viaBot ? { constructor: await toApiUser(view, content.viaBot) } : {}),
  };
}

/** Posts of public channels have a page of their own. */
async function addressOf(view: View, { peer, id }: Message): Promise<string | null> {
  const chat = peer < 0 ? await view.chat(peer) : undefined;
  if (chat?.kind !== 'channel' || chat.username === undefined) return null;
  return `${view.world.settings.httpBase}/${chat.username}/${id}`;
}

/** Channels, and admins who speak as the group, have no sender. */
const senderOf = async (view: View, sender: PeerId): Promise<Pick<ApiMessage, 'sender'>> =>
  sender > 0 ? { sender: await toApiUser(view, sender) } : {};

async function recipientOf(view: View, { peer, out, content }: Message): Promise<ApiMessage['recipient']> {
  const chat_type = await chatTypeOf(view, peer);
  const mine = out || content.sender === view.bot;
  return { chat_id: peer, chat_type, user_id: chat_type === 'dialog' ? (mine ? peer : view.bot) : null, post_id: null };
}

const emptyBody = ({ peer, id }: Message): MessageBody => ({
  mid: midOf(peer, id),
  seq: id,
  text: null,
  attachments: [],
});

export async function toApiBody(view: View, message: Message): Promise<MessageBody> {
  const { content, peer, id } = message;
  const album = await albumOf(view.tx, message);
  const attachments = await toApiAttachments(view, album);
  const markup = await toApiMarkup(view, content.text, content.entities ?? []);
  return {
    mid: midOf(peer, id),
    seq: id,
    text: content.text,
    // Libraries walk through the list without looking whether there is one.
    attachments,
    ...(markup.length > 0 ? { markup } : {}),
  };
}

/** What a message answers or where it came from; an answer to something that is gone answers nothing. */
async function linkOf(view: View, message: Message): Promise<LinkedMessage | undefined> {
  const { forward } = message.content;
  if (forward) {
    const { from, channelPost } = forward;
    const body = await toApiBody(view, message);
    const known = from !== undefined && from < 0 && channelPost !== undefined;
    return {
      type: 'forward',
      ...(from !== undefined && from > 0 ? { sender: await toApiUser(view, from) } : {}),
      ...(from !== undefined && from < 0 ? { chat_id: from } : {}),
      message: known ? { ...body, mid: midOf(from, channelPost), seq: channelPost } : body,
    };
  }
  if (message.replyTo === undefined) return undefined;
  const [replied] = await view.tx.messages.get(message.mailbox, [message.replyTo]);
  if (!replied || replied.content.action) return undefined;
  return {
    type: 'reply',
    ...(await senderOf(view, replied.content.sender)),
    chat_id: replied.peer,
    message: await toApiBody(view, replied),
  };
}
