import type { tl } from '@mtcute/core';
import Long from 'long';
import { customEmojiOf, customReaction } from '../../data/reaction-names.ts';
import type { Reaction } from '../../data/views.ts';

/** A reaction's name; undefined for kinds that cannot be shown. */
export function reactionName(reaction: tl.TypeReaction): string | undefined {
  if (reaction._ === 'reactionEmoji') return reaction.emoticon;
  return reaction._ === 'reactionCustomEmoji' ? customReaction(reaction.documentId.toString()) : undefined;
}

export function toTlReaction(name: string): tl.TypeReaction {
  const custom = customEmojiOf(name);
  if (custom === undefined) return { _: 'reactionEmoji', emoticon: name };
  return { _: 'reactionCustomEmoji', documentId: Long.fromString(custom) };
}

export function reactionsOf(reactions: tl.TypeMessageReactions | undefined): Reaction[] {
  return (reactions?.results ?? []).flatMap((row) => {
    const emoji = reactionName(row.reaction);
    return emoji === undefined ? [] : [{ emoji, count: row.count, chosen: row.chosenOrder !== undefined }];
  });
}
