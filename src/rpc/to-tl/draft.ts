import type { tl } from '@mtcute/core';
import type { Draft } from '#domain';
import { toTlEntities } from './entities.ts';

export function toTlDraft(draft: Draft | undefined, date: number): tl.TypeDraftMessage {
  if (!draft) return { _: 'draftMessageEmpty', date };
  return {
    _: 'draftMessage',
    noWebpage: draft.noWebPage ?? false,
    replyTo: draft.replyTo === undefined ? undefined : { _: 'inputReplyToMessage', replyToMsgId: draft.replyTo },
    message: draft.text,
    entities: draft.entities && toTlEntities(draft.entities),
    date: draft.date,
  };
}
