import { refuse } from '../errors.ts';
import { readableMailbox } from '../channels/readable-mailbox.ts';
import type { AccountId } from '../ids.ts';
import { type MessagePage, type PageFilter, type PageRequest, pageOf } from '../messages/get-history.ts';
import type { World } from '../ports.ts';
import { indexMessages } from './index-messages.ts';
import { queryWords } from './tokenise.ts';

/**
 * A page of what the account may read, in one chat or all its own mailbox, that holds all words of the query and match the filter.
 *
 * @throws search-query-empty when neither words nor a filter narrow the search
 */
export async function searchMessages(
  world: World,
  account: AccountId,
  query: string,
  filter: PageFilter,
  page: PageRequest,
): Promise<MessagePage> {
  const text = query.slice(0, world.limits.searchQueryLength).trim();
  const words = queryWords(text);
  if (text !== '' && !words) return { messages: [], total: 0 };
  const narrows =
    filter.mediaKind ?? filter.pinned ?? filter.sender ?? filter.unreadMention ?? filter.replyTo ?? filter.afterDate;
  if (!words && narrows === undefined && filter.peer === undefined) refuse('search-query-empty');
  if (words) await indexMessages(world);
  return world.store.read(async (tx) => {
    const mailbox = filter.peer === undefined ? account : await readableMailbox(tx, account, filter.peer);
    return pageOf(world, tx, mailbox, { ...filter, ...(words ? { words } : {}) }, page);
  });
}
