import { method } from '../method.ts';

/** There are no stories here, so that none was read. */
export const getAllReadPeerStories = method(
  'stories.getAllReadPeerStories',
  async (call) => ({ _: 'updates', updates: [], chats: [], users: [], date: call.world.clock.nowS(), seq: 0 }),
  { peopleOnly: true },
);
