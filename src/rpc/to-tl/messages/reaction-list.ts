import type { tl } from '@mtcute/core';
import Long from 'long';
import { toTlReaction } from './reaction.ts';

/** A list of reactions for a picker; the hash is of its content, never 0, so that "not modified" is said truly. */
export function toTlReactionList(list: readonly string[], limit: number, known: Long): tl.messages.TypeReactions {
  const shown = list.slice(0, Math.min(Math.max(limit, 1), 100));
  const hash = hashOfWords(shown);
  if (known.equals(hash)) return { _: 'messages.reactionsNotModified' };
  return { _: 'messages.reactions', hash, reactions: shown.map(toTlReaction) };
}

/** Never 0, which clients send when they know nothing. */
export function hashOfWords(items: readonly string[]): Long {
  let hash = 7;
  for (const char of items.join(' ')) hash = (Math.imul(hash, 31) + (char.codePointAt(0) ?? 0)) | 0;
  return Long.fromInt(hash === 0 ? 1 : hash);
}
