import type { Update } from '@grammyjs/types';
import type { BotUpdateType } from '#domain';

export type ApiUpdateType = Exclude<keyof Update, 'update_id'>;

/** The API's word for each kind of update that it has one for. */
export const apiTypes = {
  message: 'message',
  editedMessage: 'edited_message',
  channelPost: 'channel_post',
  editedChannelPost: 'edited_channel_post',
  callbackQuery: 'callback_query',
  inlineQuery: 'inline_query',
  chosenInlineResult: 'chosen_inline_result',
  poll: 'poll',
  pollAnswer: 'poll_answer',
  myChatMember: 'my_chat_member',
  chatMember: 'chat_member',
  joinRequest: 'chat_join_request',
  reaction: 'message_reaction',
  reactionCount: 'message_reaction_count',
} as const satisfies Partial<Record<BotUpdateType, ApiUpdateType>>;

type Told = keyof typeof apiTypes;

const isTold = (type: string): type is Told => Object.hasOwn(apiTypes, type);

/** What bots hear of unless they ask for more: all but what would flood them. */
export const defaultTypes: readonly BotUpdateType[] = Object.keys(apiTypes)
  .filter(isTold)
  .filter((type) => type !== 'chatMember' && type !== 'reaction' && type !== 'reactionCount');

/** Words that are no update's are passed over, as the API does; an empty list is the default. */
export function fromApiTypes(names: readonly unknown[]): BotUpdateType[] {
  const found = Object.entries(apiTypes).flatMap(([type, name]) =>
    names.includes(name) && isTold(type) ? [type] : [],
  );
  return found.length > 0 ? found : [...defaultTypes];
}

export const toApiTypes = (types: readonly BotUpdateType[]): ApiUpdateType[] =>
  types.flatMap((type) => (isTold(type) ? [apiTypes[type]] : []));
