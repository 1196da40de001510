import { method } from '../method.ts';

/** There is no page on which anyone suggests words for emoji: the server's own first page. */
export const getEmojiURL = method(
  'messages.getEmojiURL',
  async (call) => ({ _: 'emojiURL', url: `${call.world.settings.httpBase}/` }),
  { peopleOnly: true },
);
