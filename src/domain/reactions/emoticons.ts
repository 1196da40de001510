import type { MediaId } from '../ids.ts';
import type { Tx } from '../ports.ts';
import { customEmoji } from '../stickers/find-stickers.ts';

/** The reactions that everybody may use, most common first. Clients draw them from their own fonts. */
export const emoticons: readonly string[] = [
  '👍',
  '👎',
  '❤',
  '🔥',
  '🥰',
  '👏',
  '😁',
  '🤔',
  '🤯',
  '😱',
  '🤬',
  '😢',
  '🎉',
  '🤩',
  '🤮',
  '💩',
  '🙏',
  '👌',
  '🕊',
  '🤡',
  '🥱',
  '🥴',
  '😍',
  '🐳',
  '🌚',
  '🌭',
  '💯',
  '🤣',
  '⚡',
  '🍌',
  '🏆',
  '💔',
  '🤨',
  '😐',
  '🍓',
  '🍾',
  '💋',
  '😈',
  '😴',
  '😭',
  '🤓',
  '👻',
  '👀',
  '🎃',
  '🙈',
  '😇',
  '😨',
  '🤝',
  '✍',
  '🤗',
  '🎅',
  '🎄',
  '☃',
  '💅',
  '🤪',
  '🗿',
  '🆒',
  '💘',
  '🦄',
  '😘',
  '💊',
  '😎',
  '👾',
  '😡',
];

const known = new Set(emoticons);

/** Clients add or leave out the variation selector; it does not make another reaction. */
export const plainEmoticon = (emoticon: string): string => emoticon.replaceAll('\ufe0f', '');

/** Whether the emoticon is one with which everybody may react. */
export const isKnownReaction = (emoticon: string): boolean => known.has(plainEmoticon(emoticon));

const customPrefix = 'custom:';

/** A custom emoji as a reaction is named where others are their emoticon. */
export const customReaction = (document: MediaId): string => `${customPrefix}${document}`;

/** The custom emoji that a reaction's name stands for; undefined for an emoticon. */
export function customEmojiOf(reaction: string): MediaId | undefined {
  return reaction.startsWith(customPrefix) ? Number(reaction.slice(customPrefix.length)) : undefined;
}

/** Whether all of these are emoticons for everybody or custom emoji of this server. */
export async function areKnownReactions(tx: Tx, reactions: readonly string[]): Promise<boolean> {
  const custom = [...new Set(reactions.map(customEmojiOf).filter((id) => id !== undefined))];
  const emoticonsAlone = reactions.filter((one) => customEmojiOf(one) === undefined);
  if (!emoticonsAlone.every(isKnownReaction) || !custom.every(Number.isSafeInteger)) return false;
  return custom.length === 0 || (await customEmoji(tx, custom)).length === custom.length;
}
