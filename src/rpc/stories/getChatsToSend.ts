import { method } from '../method.ts';

/** There are no stories here, so that nobody may post one anywhere. */
export const getChatsToSend = method('stories.getChatsToSend', async () => ({ _: 'messages.chats', chats: [] }), {
  peopleOnly: true,
});
