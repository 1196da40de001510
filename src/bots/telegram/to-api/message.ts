import type { Game as ApiGame, Message as ApiMessage, MessageOrigin } from '@grammyjs/types';
import {
  type Content,
  filesOf,
  type ForwardHeader,
  gameOf,
  isSticker,
  type MailboxId,
  type MediaId,
  type Message,
  type PeerId,
  peerKind,
} from '#domain';
import { toApiAction } from './action.ts';
import { chatOf, toApiChat } from './chat.ts';
import { toApiChecklist } from './checklist.ts';
import { toApiEntities } from './entities.ts';
import { toApiFilm, toApiPhoto } from './media.ts';
import { locationOf, toApiVenue } from './place.ts';
import { toApiPoll, toApiPollMedia } from './poll.ts';
import { toApiSticker } from './sticker.ts';
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
    ...(content.forward ? { forward_origin: await originOf(view, content.forward) } : {}),
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

async function originOf(view: View, forward: ForwardHeader): Promise<MessageOrigin> {
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

async function repliedOf(
  view: View,
  message: Message,
): Promise<Pick<ApiMessage, 'reply_to_message' | 'quote' | 'reply_to_checklist_task_id' | 'reply_to_poll_option_id'>> {
  if (message.replyTo === undefined) return {};
  const replied = await messageAt(view, message.mailbox, message.replyTo);
  const { quote, replyOption, replyTask } = message.content;
  return {
    ...(replied
      ? { reply_to_message: { ...(await toApiMessage(view, replied, 0)), reply_to_message: undefined } }
      : {}),
    ...(replyTask === undefined ? {} : { reply_to_checklist_task_id: replyTask }),
    ...(replyOption === undefined ? {} : { reply_to_poll_option_id: replyOption }),
    ...(quote
      ? {
          quote: {
            text: quote.text,
            position: quote.offset ?? 0,
            is_manual: true,
            ...(quote.entities.length > 0 ? { entities: await toApiEntities(view, quote.entities) } : {}),
          },
        }
      : {}),
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

function previewOf({ invertMedia, noWebPage }: Content): Pick<ApiMessage, 'link_preview_options'> {
  if (!invertMedia && !noWebPage) return {};
  return {
    link_preview_options: {
      ...(noWebPage ? { is_disabled: true } : {}),
      ...(invertMedia ? { show_above_text: true } : {}),
    },
  };
}

async function mediaOf(view: View, content: Content): Promise<Partial<ApiMessage>> {
  const { media } = content;
  switch (media?.kind) {
    case 'photo':
    case 'document': {
      const row = await view.media(media.media);
      if (!row) return {};
      const spoiler: Partial<ApiMessage> = media.spoiler ? { has_media_spoiler: true } : {};
      if (isSticker(row)) return { sticker: await toApiSticker(view, row), ...spoiler };
      if (media.kind === 'photo') return { photo: toApiPhoto(view, row), ...spoiler };
      return { ...(await toApiFilm(view, row, media)), ...spoiler };
    }
    case 'geo':
    case 'geoLive':
      return { location: locationOf(media) };
    case 'venue': {
      const venue = toApiVenue(media);
      return { location: venue.location, venue };
    }
    case 'contact':
      return {
        contact: {
          phone_number: media.phone,
          first_name: media.firstName,
          ...(media.lastName ? { last_name: media.lastName } : {}),
          ...(media.vcard ? { vcard: media.vcard } : {}),
          ...(media.account ? { user_id: media.account } : {}),
        },
      };
    case 'dice':
      return { dice: { emoji: media.emoticon, value: media.value } };
    case 'game': {
      const game = await gameOf(view.tx, media.bot, media.shortName);
      const picture = game?.photo === undefined ? undefined : await view.media(game.photo);
      const photo = picture ? toApiPhoto(view, picture) : [];
      const told = game && { title: game.title, description: game.description, photo, text: '', text_entities: [] };
      return told && isGame(told) ? { game: told } : {};
    }
    case 'poll': {
      const poll = await view.poll(media.poll);
      return poll ? { poll: await toApiPoll(view, poll) } : {};
    }
    case 'checklist':
      return { checklist: await toApiChecklist(view, media) };
    default:
      return {};
  }
}

/** The types call an animation required that the API leaves out where a game has none. */
const isGame = (game: Omit<ApiGame, 'animation'>): game is ApiGame => game.title !== '';
