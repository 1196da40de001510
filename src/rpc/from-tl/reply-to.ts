import type { tl } from '@mtcute/core';
import { answerElsewhere, type ContentData, type MessageId, type PeerId, refuse } from '#domain';
import type { Call } from '../context.ts';
import { RpcError } from '../errors.ts';
import { fromTlEntities } from './entities.ts';
import { fromTlPeer } from './peer.ts';

export interface ReplyTarget {
  /** The number in another chat of what is answered. */
  elsewhere?: MessageId;
  replyTo?: MessageId;
  data: Pick<ContentData, 'quote' | 'replyPeer' | 'replyFrom' | 'replyTask' | 'replyOption' | 'topic'>;
}

/**
 * A reply inside the chat, with a quote if one was picked. Of a reply to another chat the quote and the peer. What can be
 * answered elsewhere but not here is refused: the message would stand there without what it is about.
 *
 * @throws STORY_ID_INVALID, REPLY_TO_MONOFORUM_PEER_INVALID, INPUT_REQUEST_INVALID, quote-invalid
 */
export function fromTlReplyTo(call: Call, replyTo: tl.TypeInputReplyTo | undefined): ReplyTarget {
  if (replyTo === undefined) return { data: {} };
  if (replyTo._ === 'inputReplyToStory') throw new RpcError(400, 'STORY_ID_INVALID');
  if (replyTo._ === 'inputReplyToEphemeralMessage') throw new RpcError(400, 'INPUT_REQUEST_INVALID');
  if (replyTo._ === 'inputReplyToMonoForum' || replyTo.monoforumPeerId)
    throw new RpcError(400, 'REPLY_TO_MONOFORUM_PEER_INVALID');
  if ((replyTo.quoteText?.length ?? 0) > call.world.limits.quoteLength) refuse('quote-invalid');
  const quote =
    replyTo.quoteText === undefined
      ? undefined
      : {
          text: replyTo.quoteText,
          entities: fromTlEntities(call, replyTo.quoteEntities),
          ...(replyTo.quoteOffset !== undefined ? { offset: replyTo.quoteOffset } : {}),
        };
  const data = {
    ...(quote ? { quote } : {}),
    ...(replyTo.todoItemId === undefined ? {} : { replyTask: replyTo.todoItemId }),
    ...(replyTo.pollOption ? { replyOption: optionOf(replyTo.pollOption) } : {}),
    ...(replyTo.topMsgId !== undefined ? { topic: replyTo.topMsgId } : {}),
  };
  if (replyTo.replyToPeerId) {
    const replyPeer = fromTlPeer(call, replyTo.replyToPeerId);
    return { elsewhere: replyTo.replyToMsgId, data: { ...data, replyPeer } };
  }
  return replyTo.replyToMsgId > 0 ? { replyTo: replyTo.replyToMsgId, data } : { data };
}

/**
 * Which message of another chat is answered by one to `to`, and whose it is. Asked apart from the rest, because most
 * messages answer none.
 *
 * @throws reply-invalid, forwards-restricted, channel-private, channel-invalid
 */
export async function readElsewhere(call: Call, target: ReplyTarget, to: PeerId): Promise<ReplyTarget> {
  const { elsewhere } = target;
  const { replyPeer } = target.data;
  if (elsewhere === undefined || replyPeer === undefined || replyPeer === to) return target;
  const { data } = await call.world.store.read((tx) => answerElsewhere(tx, call.account, replyPeer, elsewhere));
  return { data: { ...target.data, ...data } };
}

const optionBytes = 100;

const optionOf = (option: Uint8Array): string =>
  option.length > optionBytes ? refuse('poll-option-invalid') : option.toBase64();
