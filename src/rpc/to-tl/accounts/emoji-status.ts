import type { tl } from '@mtcute/core';
import Long from 'long';
import type { EmojiStatus } from '#domain';
import { idsHash } from '../../ids-hash.ts';

export const toTlEmojiStatus = (status: EmojiStatus | undefined): tl.TypeEmojiStatus =>
  status
    ? { _: 'emojiStatus', documentId: Long.fromNumber(status.document), until: status.untilS }
    : { _: 'emojiStatusEmpty' };

/** A list of them, unless the caller has it. */
export function toTlEmojiStatuses(documents: readonly number[], known: tl.Long): tl.account.TypeEmojiStatuses {
  const hash = idsHash(documents);
  if (!hash.isZero() && hash.equals(known)) return { _: 'account.emojiStatusesNotModified' };
  return { _: 'account.emojiStatuses', hash, statuses: documents.map((document) => toTlEmojiStatus({ document })) };
}
