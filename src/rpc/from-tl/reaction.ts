import type { tl } from '@mtcute/core';
import { customEmojiOf, customReaction, refuse } from '#domain';
import { fromTlId } from './file.ts';

/** Names of reactions as the domain has them; paid ones do not exist here. @throws reaction-invalid */
export function fromTlReactions(reactions: readonly tl.TypeReaction[] | undefined): string[] {
  return (reactions ?? []).flatMap((reaction) => {
    if (reaction._ === 'reactionEmpty') return [];
    if (reaction._ === 'reactionCustomEmoji') return [customReaction(fromTlId(reaction.documentId))];
    // What looks like the name of a custom one is no emoticon.
    if (reaction._ !== 'reactionEmoji' || customEmojiOf(reaction.emoticon) !== undefined) refuse('reaction-invalid');
    return [reaction.emoticon];
  });
}
