import type { tl } from '@mtcute/core';
import Long from 'long';
import { type Content, type ForwardHeader, type Message, peerKind, type PeerId, savedPart } from '#domain';
import { toTlAction } from './action.ts';
import { toTlEntities } from './entities.ts';
import type { LoadedExtras } from './extras.ts';
import { toTlMessageMedia } from '../media/media.ts';
import { closedAction, closedMessage, placeholdersFor, toTlMarks } from './message-marks.ts';
import { toTlPeer, type Viewer } from '../peers.ts';
import { placeOf } from './place-of.ts';
import { toTlReplies } from './replies.ts';
import { toTlReplyMarkup } from '../bots/reply-markup.ts';

/** Writes one message as `viewer` sees it and notes the peers that it mentions in `peers`. */
export function toTlMessage(
  viewer: Viewer,
  message: Message,
  extras: LoadedExtras,
  peers: Set<PeerId>,
): tl.TypeMessage {
  const { content } = message;
  peers.add(message.peer);
  peers.add(content.sender);
  if (content.action) return toTlServiceMessage(viewer, message, extras, peers);
  const isPrivate = message.peer > 0;
  const isPost = extras.shared.posts.has(content.id);
  const mention = extras.shared.mentions.get(message.id);
  const forward = content.forward && toTlForward(content.forward, peers);
  const placeholders = placeholdersFor(viewer);
  if (content.viaBot) peers.add(content.viaBot);
  for (const entity of content.entities ?? []) if (entity.account) peers.add(entity.account);
  return {
    _: 'message',
    id: message.id,
    out: isOut(viewer, message),
    mentioned: message.mentioned || mention !== undefined,
    mediaUnread: message.mediaUnread || (mention ?? false),
    silent: content.silent ?? false,
    post: isPost,
    pinned: message.pinned,
    noforwards: content.noForwards ?? false,
    invertMedia: content.invertMedia ?? false,
    editHide: content.editHide ?? false,
    fromScheduled: content.fromScheduled ?? false,
    // A private chat says by `out` who speaks, and a channel's post speaks for the channel.
    fromId: isPost || (isPrivate && message.peer === viewer.account) ? undefined : toTlPeer(content.sender),
    peerId: toTlPeer(message.peer),
    fwdFrom: forward,
    savedPeerId: message.peer === viewer.account ? toTlPeer(savedPeer(content, viewer.account, peers)) : undefined,
    viaBotId: content.viaBot,
    replyTo: toTlReply(message, peers),
    date: content.date,
    message: content.takenDown ? placeholders.messageRemoved : content.text,
    media: content.media
      ? toTlMessageMedia(viewer, extras, content.media, placeOf(message))
      : extras.webPages.get(content.id),
    replyMarkup: content.markup && toTlReplyMarkup(content.markup),
    entities: content.entities && toTlEntities(content.entities),
    editDate: content.editDate,
    postAuthor: content.postAuthor,
    groupedId: content.album === undefined ? undefined : Long.fromString(content.album),
    reactions: extras.reactions.get(content.id),
    ttlPeriod: content.ttlS,
    effect: content.effect === undefined ? undefined : Long.fromString(content.effect),
    ...extras.shared.counters.get(content.id),
    replies: toTlReplies(extras, message, peers),
    ...toTlMarks(content.marks, extras.country, placeholders),
    ...(extras.closed.has(message.peer) ? closedMessage(placeholders) : {}),
  };
}

function toTlServiceMessage(
  viewer: Viewer,
  message: Message,
  extras: LoadedExtras,
  peers: Set<PeerId>,
): tl.TypeMessage {
  const { content } = message;
  if (!content.action) throw new Error('a service message has an action');
  return {
    _: 'messageService',
    id: message.id,
    out: isOut(viewer, message),
    mentioned: message.mentioned,
    mediaUnread: message.mediaUnread,
    silent: content.silent ?? false,
    post: extras.shared.posts.has(content.id),
    fromId:
      extras.shared.posts.has(content.id) || (message.peer > 0 && content.sender === message.peer)
        ? undefined
        : toTlPeer(content.sender),
    peerId: toTlPeer(message.peer),
    replyTo: toTlReply(message, peers),
    date: content.date,
    action: extras.closed.has(message.peer)
      ? closedAction(placeholdersFor(viewer))
      : toTlAction(viewer, extras, content.action, peers, placeOf(message)),
    ttlPeriod: content.ttlS,
  };
}

/** In a shared mailbox each viewer's own messages are those that they wrote, also in the chat's name. */
const isOut = (viewer: Viewer, message: Message): boolean =>
  message.out || (message.mailbox < 0 && (message.content.author ?? message.content.sender) === viewer.account);

function toTlReply(message: Message, peers: Set<PeerId>): tl.TypeMessageReplyHeader | undefined {
  const { content, replyTo } = message;
  const { replyFrom, replyPeer } = content;
  if (replyTo === undefined && !content.quote && !replyFrom && content.topic === undefined) return undefined;
  // Which private chat or small group it was is nobody else's to know, and neither is how its members number it.
  const isShared = replyPeer !== undefined && peerKind(replyPeer) === 'channel';
  const top = content.topic ?? (message.thread === 1 ? undefined : message.thread);
  if (isShared) peers.add(replyPeer);
  return {
    _: 'messageReplyHeader',
    replyToMsgId: replyTo ?? (isShared ? replyFrom?.id : undefined) ?? content.topic,
    replyToTopId: replyTo !== undefined && top !== replyTo ? top : undefined,
    forumTopic: content.topic !== undefined,
    replyToPeerId: isShared ? toTlPeer(replyPeer) : undefined,
    replyFrom: replyFrom && toTlForward(replyFrom.header, peers),
    todoItemId: content.replyTask,
    pollOption: content.replyOption === undefined ? undefined : Uint8Array.fromBase64(content.replyOption),
    quote: content.quote !== undefined,
    quoteText: content.quote?.text,
    quoteEntities: content.quote && toTlEntities(content.quote.entities),
    quoteOffset: content.quote?.offset,
  };
}

function toTlForward(forward: ForwardHeader, peers: Set<PeerId>): tl.RawMessageFwdHeader {
  if (forward.from) peers.add(forward.from);
  if (forward.savedFrom) peers.add(forward.savedFrom.peer);
  return {
    _: 'messageFwdHeader',
    fromId: forward.from ? toTlPeer(forward.from) : undefined,
    fromName: forward.fromName,
    date: forward.date,
    channelPost: forward.channelPost,
    postAuthor: forward.postAuthor,
    savedFromPeer: forward.savedFrom && toTlPeer(forward.savedFrom.peer),
    savedFromMsgId: forward.savedFrom?.message,
  };
}

/** Saved Messages are sorted by where they came from. */
function savedPeer(content: Content, self: PeerId, peers: Set<PeerId>): PeerId {
  const peer = savedPart(content, self);
  peers.add(peer);
  return peer;
}
