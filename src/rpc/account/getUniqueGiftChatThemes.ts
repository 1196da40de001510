import Long from 'long';
import { method } from '../method.ts';

/** Nothing is sold here that a chat could be dressed in. */
export const getUniqueGiftChatThemes = method(
  'account.getUniqueGiftChatThemes',
  async () => ({ _: 'account.chatThemes', hash: Long.ZERO, themes: [], chats: [], users: [] }),
  { peopleOnly: true },
);
