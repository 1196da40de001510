import type { tl } from '@mtcute/core';
import type { EmojiStatus } from '#domain';
import { RpcError } from '../errors.ts';
import { fromTlId } from './file.ts';

/** The status that is wished; undefined for none. @throws COLLECTIBLE_INVALID for one that is an owned thing elsewhere */
export function fromTlEmojiStatus(status: tl.TypeEmojiStatus): EmojiStatus | undefined {
  if (status._ === 'emojiStatusEmpty') return undefined;
  if (status._ !== 'emojiStatus') throw new RpcError(400, 'COLLECTIBLE_INVALID');
  return { document: fromTlId(status.documentId), ...(status.until ? { untilS: status.until } : {}) };
}
