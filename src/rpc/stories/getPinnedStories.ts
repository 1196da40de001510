import { method } from '../method.ts';

/** There are no stories here. */
export const getPinnedStories = method(
  'stories.getPinnedStories',
  async () => ({ _: 'stories.stories', count: 0, stories: [], chats: [], users: [] }),
  { peopleOnly: true },
);
