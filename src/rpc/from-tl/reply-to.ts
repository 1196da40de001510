import type { tl } from '@mtcute/core';
import { type ContentData, type MessageId, refuse } from '#domain';
import type { Call } from '../context.ts';
import { fromTlEntities } from './entities.ts';
import { fromTlPeer } from './peer.ts';

export interface ReplyTarget {
  replyTo?: MessageId;
  data: Pick<ContentData, 'quote' | 'replyPeer' | 'replyTask' | 'replyOption' | 'topic'>;
}

/** A reply inside the chat, with a quote if one was picked. A reply to another chat keeps its quote and peer only. */
export function fromTlReplyTo(call: Call, replyTo: tl.TypeInputReplyTo | undefined): ReplyTarget {
  if (replyTo?._ !== 'inputReplyToMessage') return { data: {} };
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
  if (replyTo.replyToPeerId) return { data: { ...data, replyPeer: fromTlPeer(call, replyTo.replyToPeerId) } };
  return replyTo.replyToMsgId > 0 ? { replyTo: replyTo.replyToMsgId, data } : { data };
}

const optionBytes = 100;

const optionOf = (option: Uint8Array): string =>
  option.length > optionBytes ? refuse('poll-option-invalid') : option.toBase64();
