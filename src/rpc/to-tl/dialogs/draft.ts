import Long from 'long';
import type { tl } from '@mtcute/core';
import type { Draft, LinkPreview, MessageId } from '#domain';
import { toTlDraftMedia } from './draft-media.ts';
import { toTlInputPeer } from '../input-peer.ts';
import { toTlEntities } from '../messages/entities.ts';
import type { Viewer } from '../peers.ts';

/** `topic` names the topic of a forum for which it was written. */
export function toTlDraft(
  viewer: Viewer,
  draft: Draft | undefined,
  date: number,
  topic?: MessageId,
): tl.TypeDraftMessage {
  if (!draft) return { _: 'draftMessageEmpty', date };
  return {
    _: 'draftMessage',
    noWebpage: draft.noWebPage ?? false,
    invertMedia: draft.invertMedia ?? false,
    replyTo: toTlReplyTo(viewer, draft, topic),
    message: draft.text,
    entities: draft.entities && toTlEntities(draft.entities),
    date: draft.date,
    media: draft.preview ? toTlPreview(draft.preview) : draft.media && toTlDraftMedia(viewer, draft.media),
    effect: draft.effect === undefined ? undefined : Long.fromString(draft.effect),
  };
}

const toTlPreview = ({ url, size, optional }: LinkPreview): tl.RawInputMediaWebPage => ({
  _: 'inputMediaWebPage',
  url,
  forceLargeMedia: size === 'large',
  forceSmallMedia: size === 'small',
  optional: optional ?? false,
});

function toTlReplyTo(
  viewer: Viewer,
  { replyTo, replyPeer, quote, replyTask, replyOption }: Draft,
  topic: MessageId | undefined,
): tl.RawInputReplyToMessage | undefined {
  const replyToMsgId = replyTo ?? topic;
  if (replyToMsgId === undefined) return undefined;
  return {
    _: 'inputReplyToMessage',
    replyToMsgId,
    topMsgId: topic,
    replyToPeerId: replyPeer === undefined ? undefined : toTlInputPeer(viewer, replyPeer),
    quoteText: quote?.text,
    quoteEntities: quote && toTlEntities(quote.entities),
    quoteOffset: quote?.offset,
    todoItemId: replyTask,
    pollOption: replyOption === undefined ? undefined : Uint8Array.fromBase64(replyOption),
  };
}

/** Whom a draft names beside the chat for which it was written. */
export const peersOfDraft = (draft: Draft | undefined): number[] => (draft?.replyPeer ? [draft.replyPeer] : []);
