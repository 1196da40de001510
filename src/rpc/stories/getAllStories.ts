import { method } from '../method.ts';

/** There are no stories here. */
export const getAllStories = method(
  'stories.getAllStories',
  async () => ({
    _: 'stories.allStories',
    count: 0,
    state: '',
    peerStories: [],
    chats: [],
    users: [],
    stealthMode: { _: 'storiesStealthMode' },
  }),
  { peopleOnly: true },
);
