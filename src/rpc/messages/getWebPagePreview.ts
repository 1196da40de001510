import { firstLink } from '#domain';
import { fromTlEntities } from '../from-tl/entities.ts';
import { method } from '../method.ts';
import { toTlWebPage } from '../to-tl/media/web-page.ts';

/** What a text would show under it: links to chats, posts and people of this server have previews, no others. */
export const getWebPagePreview = method(
  'messages.getWebPagePreview',
  async (call, request) => {
    const link = firstLink(request.message, fromTlEntities(call, request.entities));
    const webpage = link && (await call.world.store.read((tx) => toTlWebPage(call, tx, link)));
    return {
      _: 'messages.webPagePreview',
      media: webpage ? { _: 'messageMediaWebPage', webpage, safe: true } : { _: 'messageMediaEmpty' },
      chats: [],
      users: [],
    };
  },
  { peopleOnly: true },
);
