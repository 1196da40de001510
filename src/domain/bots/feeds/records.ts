import type { AccountId, ChatId, MailboxId, MessageId, PeerId } from '../../ids.ts';

/** What a bot can be told of; each dialect has its own word for it. */
export const botUpdateTypes = [
  'message',
  'editedMessage',
  'channelPost',
  'editedChannelPost',
  'callbackQuery',
  'inlineQuery',
  'chosenInlineResult',
  'poll',
  'pollAnswer',
  'myChatMember',
  'chatMember',
  'joinRequest',
  'reaction',
  'reactionCount',
  'deletedMessages',
  'dialogCleared',
  'dialogRemoved',
  'dialogMuted',
  'dialogUnmuted',
  'chatCreated',
] as const;
export type BotUpdateType = (typeof botUpdateTypes)[number];

/**
 * One update on its way to a bot. It names what happened; whoever delivers it reads the present state, as with every
 * other log. Events that are gone once they happened carry their data.
 */
export type BotRecord =
  | {
      type: 'message' | 'editedMessage' | 'channelPost' | 'editedChannelPost';
      mailbox: MailboxId;
      peer: PeerId;
      id: MessageId;
    }
  | { type: 'poll'; peer: PeerId; poll: number }
  | {
      type: 'deletedMessages';
      mailbox: MailboxId;
      peer: PeerId;
      ids: MessageId[];
      by?: AccountId;
      comments?: [id: MessageId, channel: ChatId, post: MessageId][];
    }
  | { type: BotEventType; peer: PeerId; data: Record<string, unknown> };

export type BotEventType = Exclude<
  BotUpdateType,
  'message' | 'editedMessage' | 'channelPost' | 'editedChannelPost' | 'poll' | 'deletedMessages'
>;
