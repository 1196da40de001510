import Long from 'long';
import { method } from '../method.ts';
import { toTlWebPage } from '../to-tl/media/web-page.ts';

/** This server does not fetch pages of others; of its own it shows what stands behind their links. */
export const getWebPage = method(
  'messages.getWebPage',
  async (call, request) => {
    const page = await call.world.store.read((tx) => toTlWebPage(call, tx, request.url));
    return {
      _: 'messages.webPage',
      webpage: page ?? { _: 'webPageEmpty', id: Long.ZERO, url: request.url },
      chats: [],
      users: [],
    };
  },
  { peopleOnly: true },
);
