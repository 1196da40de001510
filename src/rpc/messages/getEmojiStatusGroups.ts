import { method } from '../method.ts';

/** Clients sort emoji by their own tables; the server has no icons for groups of them. */
export const getEmojiStatusGroups = method(
  'messages.getEmojiStatusGroups',
  async () => ({ _: 'messages.emojiGroups', hash: 0, groups: [] }),
  { peopleOnly: true },
);
