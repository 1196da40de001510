import { method } from '../method.ts';

/** Links with a text in them are of business accounts, which there are none of. */
export const getBusinessChatLinks = method(
  'account.getBusinessChatLinks',
  async () => ({ _: 'account.businessChatLinks', links: [], chats: [], users: [] }),
  { peopleOnly: true },
);
