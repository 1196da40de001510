import type { tl } from '@mtcute/core';
import Long from 'long';
import { customEmojiOf } from '#domain';

/** A reaction by its name: an emoticon, or a custom emoji. */
export function toTlReaction(name: string): tl.TypeReaction {
  const custom = customEmojiOf(name);
  if (custom === undefined) return { _: 'reactionEmoji', emoticon: name };
  return { _: 'reactionCustomEmoji', documentId: Long.fromNumber(custom) };
}
