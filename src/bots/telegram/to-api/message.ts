import type { Message as ApiMessage } from '@grammyjs/types';
import { type Content, filesOf, type MailboxId, type MediaId, type Message, type PeerId, peerKind } from '#domain';
import { toApiAction } from './action.ts';
import { toApiChat } from './chat.ts';
import { mediaOf, previewOf } from './content-media.ts';
import { toApiEntities } from './entities.ts';
import { toApiExternalReply, toApiQuote } from './external-reply.ts';
import { toApiOrigin } from './origin.ts';
import { toApiPollMedia } from './poll.ts';
import { toApiKeyboard } from './reply-markup.ts';
import { anonymousAdmin, channelSpeaker, toApiUser } from './user.ts';
import type { View } from '../../view.ts';

/** Reads everything that these messages name. */
export async function loadFor(view: View, messages: readonly Message[]): Promise<void> {
  const peers = new Set<PeerId>();
  const media = new Set<MediaId>();
  for (const { peer, content } of messages) {
    peers.add(peer).add(content.sender);
    if (content.viaBot) peers.add(content.viaBot);
    if (content.forward?.from) peers.add(content.forward.from);
    if (content.replyFrom?.header.from) peers.add(content.replyFrom.header.from);
    for (const { account } of content.entities ?? []) if (account) peers.add(account);
    for (const file of filesOf(content.media)) media.add(file);
  }
  await view.load({ peers, media });
}

/** A message as this bot sees it. A message that it answers is told too, but not what that one answered. */
export async function toApiMessage(view: View, message: Message, depth = 1): Promise<ApiMessage> {
  const { content } = message;
  const head = {
    message_id: message.id,
    ...(await senderOf(view, message)),
    chat: await toApiChat(view, message.peer),
    date: content.date,
    ...(content.topic === undefined
      ? {}
      : { message_thread_id: content.topic, ...topicMark(await isForum(view, message)) }),
  };
  if (content.action) {
    const replied = async () => (depth > 0 ? (await repliedOf(view, message)).reply_to_message : undefined);
    return { ...head, ...(await toApiAction(content.action, { view, message, replied })) };
  }
  return {
    ...head,
    ...(content.editDate === undefined || content.editHide ? {} : { edit_date: content.editDate }),
    ...(content.forward ? { forward_origin: await toApiOrigin(view, content.forward) } : {}),
    ...(depth > 0 ? await repliedOf(view, message) : {}),
    ...(content.viaBot ? { via_bot: await toApiUser(view, content.viaBot) } : {}),
    ...(content.postAuthor ? { author_signature: content.postAuthor } : {}),
    ...(content.noForwards ? { has_protected_content: true } : {}),
    ...(content.effect ? { effect_id: content.effect } : {}),
    ...(content.album ? { media_group_id: albumId(content.album) } : {}),
    ...(await contentOf({ ...view, at: { mailbox: message.mailbox, message: message.id } }, content)),
    ...toApiKeyboard(content.markup),
  };
}

const topicMark = (forum: boolean): { is_topic_message?: true } => (forum ? { is_topic_message: true } : {});

async function isForum(view: View, message: Message): Promise<boolean> {
  return peerKind(message.peer) === 'channel' && ((await view.chat(message.peer))?.data.forum ?? false);
}

/** Albums are told apart by a number that fits JSON as text. */
const albumId = (album: string): string => BigInt.asUintN(63, BigInt(album)).toString();

async function senderOf(view: View, { content, peer }: Message): Promise<Pick<ApiMessage, 'from' | 'sender_chat'>> {
  if (content.sender > 0) return { from: await toApiUser(view, content.sender) };
  const sender_chat = await toApiChat(view, content.sender);
  const chat = await view.chat(peer);
  if (chat?.kind === 'channel') return { sender_chat };
  return { sender_chat, from: content.sender === peer ? anonymousAdmin : channelSpeaker };
}

async function repliedOf(
  view: View,
  message: Message,
): Promise<
  Pick<
    ApiMessage,
    'reply_to_message' | 'external_reply' | 'quote' | 'reply_to_checklist_task_id' | 'reply_to_poll_option_id'
  >
> {
  const { quote, replyFrom, replyOption, replyTask } = message.content;
  const replied = message.replyTo === undefined ? undefined : await messageAt(view, message.mailbox, message.replyTo);
  return {
    ...(replied
      ? { reply_to_message: { ...(await toApiMessage(view, replied, 0)), reply_to_message: undefined } }
      : {}),
    ...(replyFrom ? { external_reply: await toApiExternalReply(view, message.content, replyFrom) } : {}),
    ...(replyTask === undefined ? {} : { reply_to_checklist_task_id: replyTask }),
    ...(replyOption === undefined ? {} : { reply_to_poll_option_id: replyOption }),
    ...(quote ? { quote: await toApiQuote(view, quote) } : {}),
  };
}

/** A message of a mailbox; undefined when it is gone. */
export async function messageAt(view: View, mailbox: MailboxId, id: number): Promise<Message | undefined> {
  const [found] = await view.tx.messages.get(mailbox, [id]);
  return found;
}

async function contentOf(view: View, content: Content): Promise<Partial<ApiMessage>> {
  const entities = content.entities?.length ? await toApiEntities(view, content.entities) : undefined;
  if (!content.media) {
    return {
      text: content.text,
      ...(entities ? { entities } : {}),
      ...previewOf(content),
    };
  }
  const media = await mediaOf(view, content);
  if (media.poll && content.media.kind === 'poll') {
    const { beside } = content.media;
    const description = content.text ? { description: content.text } : {};
    return {
      poll: {
        ...media.poll,
        ...description,
        ...(content.text && entities ? { description_entities: entities } : {}),
        ...(beside ? { media: await toApiPollMedia(view, beside) } : {}),
      },
    };
  }
  return {
    ...media,
    ...(content.text ? { caption: content.text } : {}),
    ...(content.text && entities ? { caption_entities: entities } : {}),
    ...(content.invertMedia ? { show_caption_above_media: true } : {}),
  };
}
