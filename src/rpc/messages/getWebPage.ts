import Long from 'long';
import { method } from '../method.ts';

/** This server does not fetch pages of others, so that it has none to show. */
export const getWebPage = method(
  'messages.getWebPage',
  async (_call, request) => ({
    _: 'messages.webPage',
    webpage: { _: 'webPageEmpty', id: Long.ZERO, url: request.url },
    chats: [],
    users: [],
  }),
  { peopleOnly: true },
);
