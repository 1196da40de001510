import { method } from '../method.ts';

/** This server does not fetch pages of others, so that no link has a preview. */
export const getWebPagePreview = method(
  'messages.getWebPagePreview',
  async () => ({ _: 'messages.webPagePreview', media: { _: 'messageMediaEmpty' }, chats: [], users: [] }),
  { peopleOnly: true },
);
