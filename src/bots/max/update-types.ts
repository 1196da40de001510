import type { UpdateType as MaxType } from '@maxhub/max-bot-api/types';
import type { BotUpdateType } from '#domain';
import { badPayload } from './api-error.ts';
import type { ApiDialect } from './context.ts';

/** `message_chat_created` is a word of both services; the types of MAX's client for JavaScript leave it out. */
type TamTamType = 'message_construction_request' | 'message_constructed' | 'message_chat_created';
export type UpdateWord = MaxType | TamTamType;

/** From which of the machine's updates each word is made. */
const madeOf: Readonly<Record<UpdateWord, readonly BotUpdateType[]>> = {
  message_created: ['message', 'channelPost'],
  message_edited: ['editedMessage', 'editedChannelPost'],
  message_removed: ['deletedMessages'],
  message_callback: ['callbackQuery'],
  bot_started: ['message'],
  bot_stopped: ['myChatMember'],
  bot_added: ['myChatMember'],
  bot_removed: ['myChatMember'],
  user_added: ['chatMember'],
  user_removed: ['chatMember'],
  chat_title_changed: ['message', 'channelPost'],
  comment_created: ['message'],
  comment_edited: ['editedMessage'],
  comment_removed: ['deletedMessages'],
  dialog_cleared: ['dialogCleared'],
  dialog_removed: ['dialogRemoved'],
  dialog_muted: ['dialogMuted'],
  dialog_unmuted: ['dialogUnmuted'],
  message_construction_request: ['inlineQuery'],
  message_constructed: ['chosenInlineResult'],
  message_chat_created: ['chatCreated'],
};

const onlyTamTam = new Set<UpdateWord>(['message_construction_request', 'message_constructed']);
const onlyMax = new Set<UpdateWord>([
  'bot_stopped',
  'comment_created',
  'comment_edited',
  'comment_removed',
  'dialog_cleared',
  'dialog_removed',
  'dialog_muted',
  'dialog_unmuted',
]);

const isWord = (text: string): text is UpdateWord => Object.hasOwn(madeOf, text);

/** The words of a dialect. */
export const wordsOf = (dialect: ApiDialect): UpdateWord[] =>
  Object.keys(madeOf)
    .filter(isWord)
    .filter((word) => !(dialect === 'max' ? onlyTamTam : onlyMax).has(word));

/** The kinds of updates that these words of the API ask for; words that are none are left out. */
export const machineTypes = (words: readonly string[]): BotUpdateType[] => [
  ...new Set(words.filter(isWord).flatMap((word) => madeOf[word])),
];

/** What a bot wants to hear of; without a wish everything. @throws ApiError for words that the dialect has not */
export function readWish(
  dialect: ApiDialect,
  wished: readonly string[],
): { words: string[]; allowed: BotUpdateType[] } {
  const known = wordsOf(dialect);
  const unknown = wished.find((word) => !isWord(word) || !known.includes(word));
  if (unknown !== undefined) throw badPayload(`Unknown update type: ${unknown.slice(0, 40)}`);
  const words = wished.length > 0 ? [...new Set(wished)] : [];
  return { words, allowed: machineTypes(words.length > 0 ? words : known) };
}
