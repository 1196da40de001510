import type { tl } from '@mtcute/core';
import { refuse } from '#domain';

/** Only emoji reactions exist here; custom and paid ones are refused. */
export function fromTlReactions(reactions: readonly tl.TypeReaction[] | undefined): string[] {
  return (reactions ?? []).flatMap((reaction) => {
    if (reaction._ === 'reactionEmpty') return [];
    return reaction._ === 'reactionEmoji' ? [reaction.emoticon] : refuse('reaction-invalid');
  });
}
