import { method } from '../method.ts';

/** Ready answers are of business accounts, which there are none of. */
export const getQuickReplies = method(
  'messages.getQuickReplies',
  async () => ({ _: 'messages.quickReplies', quickReplies: [], messages: [], chats: [], users: [] }),
  { peopleOnly: true },
);
