import { method } from '../method.ts';

export const getRecentMeUrls = method('help.getRecentMeUrls', async () => ({
  _: 'help.recentMeUrls',
  urls: [],
  chats: [],
  users: [],
}));
