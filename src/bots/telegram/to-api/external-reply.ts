import type { ExternalReplyInfo, TextQuote } from '@grammyjs/types';
import {
  type Content,
  DomainError,
  type Message,
  type MessageId,
  peerKind,
  type PeerId,
  readableMessages,
  type ReplyQuote,
} from '#domain';
import type { View } from '../../view.ts';
import { toApiChat } from './chat.ts';
import { mediaOf, previewOf } from './content-media.ts';
import { toApiEntities } from './entities.ts';
import { toApiOrigin } from './origin.ts';

/**
 * A message of another chat that is answered. Which chat that is, is told of supergroups and channels alone; what the
 * message carries, to bots that can read it there now.
 */
export async function toApiExternalReply(
  view: View,
  { replyPeer, sender }: Content,
  { id, header }: NonNullable<Content['replyFrom']>,
): Promise<ExternalReplyInfo> {
  const origin = await toApiOrigin(view, header);
  if (replyPeer === undefined) return { origin };
  const isShared = peerKind(replyPeer) === 'channel';
  const answered = isShared || sender === view.bot ? await readNow(view, replyPeer, id) : undefined;
  return {
    origin,
    ...(isShared ? { chat: await toApiChat(view, replyPeer), message_id: id } : {}),
    ...(answered ? await carriedBy(view, answered) : {}),
  };
}

/** The part of a message that is answered. */
export async function toApiQuote(view: View, quote: ReplyQuote): Promise<TextQuote> {
  return {
    text: quote.text,
    position: quote.offset ?? 0,
    is_manual: true,
    ...(quote.entities.length > 0 ? { entities: await toApiEntities(view, quote.entities) } : {}),
  };
}

async function readNow({ tx, bot }: View, peer: PeerId, id: MessageId): Promise<Message | undefined> {
  try {
    return (await readableMessages(tx, bot, peer, [id]))[0];
  } catch (error) {
    if (error instanceof DomainError) return undefined;
    throw error;
  }
}

async function carriedBy(view: View, { content, mailbox, id }: Message): Promise<Omit<ExternalReplyInfo, 'origin'>> {
  if (!content.media) return previewOf(content);
  return mediaOf({ ...view, at: { mailbox, message: id } }, content);
}
