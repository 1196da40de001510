import { method } from '../method.ts';

/** There are no stories here: an empty word for each who was asked about. */
export const getPeerMaxIDs = method(
  'stories.getPeerMaxIDs',
  async (_call, request) => request.id.map(() => ({ _: 'recentStory' })),
  { peopleOnly: true },
);
