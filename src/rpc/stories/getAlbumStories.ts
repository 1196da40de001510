import { method } from '../method.ts';

/** There are no stories here. */
export const getAlbumStories = method(
  'stories.getAlbumStories',
  async () => ({ _: 'stories.stories', count: 0, stories: [], chats: [], users: [] }),
  { peopleOnly: true },
);
