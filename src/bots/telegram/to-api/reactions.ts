import type { ReactionType, ReactionTypeEmoji } from '@grammyjs/types';
import { customEmojiOf, isKnownReaction } from '#domain';

const isReaction = (emoticon: string): emoticon is ReactionTypeEmoji['emoji'] => isKnownReaction(emoticon);

export const toApiReactions = (reactions: readonly string[]): ReactionType[] =>
  reactions.flatMap((reaction): ReactionType[] => {
    const custom = customEmojiOf(reaction);
    if (custom !== undefined) return [{ type: 'custom_emoji', custom_emoji_id: String(custom) }];
    return isReaction(reaction) ? [{ type: 'emoji', emoji: reaction }] : [];
  });
