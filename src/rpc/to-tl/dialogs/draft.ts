import type { tl } from '@mtcute/core';
import type { Draft, MessageId } from '#domain';
import { toTlEntities } from '../messages/entities.ts';

/** `topic` names the topic of a forum for which it was written. */
export function toTlDraft(draft: Draft | undefined, date: number, topic?: MessageId): tl.TypeDraftMessage {
  if (!draft) return { _: 'draftMessageEmpty', date };
  return {
    _: 'draftMessage',
    noWebpage: draft.noWebPage ?? false,
    replyTo: toTlReplyTo(draft.replyTo, topic),
    message: draft.text,
    entities: draft.entities && toTlEntities(draft.entities),
    date: draft.date,
  };
}

function toTlReplyTo(
  replyTo: MessageId | undefined,
  topMsgId: MessageId | undefined,
): tl.RawInputReplyToMessage | undefined {
  if (topMsgId) return { _: 'inputReplyToMessage', replyToMsgId: replyTo ?? topMsgId, topMsgId };
  return replyTo === undefined ? undefined : { _: 'inputReplyToMessage', replyToMsgId: replyTo };
}
