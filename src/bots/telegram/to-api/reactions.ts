import type { ReactionType, ReactionTypeEmoji } from '@grammyjs/types';
import { isKnownReaction } from '#domain';

const isReaction = (emoticon: string): emoticon is ReactionTypeEmoji['emoji'] => isKnownReaction(emoticon);

export const toApiReactions = (emoticons: readonly string[]): ReactionType[] =>
  emoticons.filter(isReaction).map((emoji) => ({ type: 'emoji', emoji }));
