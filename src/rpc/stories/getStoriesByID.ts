import { method } from '../method.ts';

/** There are no stories here. */
export const getStoriesByID = method(
  'stories.getStoriesByID',
  async () => ({ _: 'stories.stories', count: 0, stories: [], chats: [], users: [] }),
  { peopleOnly: true },
);
