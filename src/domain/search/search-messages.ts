import { refuse } from '../errors.ts';
import { readablePlace } from '../channels/readable-mailbox.ts';
import { exceptClosedGroups } from '../chats/is-withheld.ts';
import type { AccountId, MailboxId } from '../ids.ts';
import { filterIn, type MessagePage, type PageFilter, type PageRequest, pageOf } from '../messages/get-history.ts';
import type { Tx, World } from '../ports.ts';
import { requireThread, threadFilter } from '../threads/get-thread.ts';
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
    filter.mediaKind ?? filter.pinned ?? filter.sender ?? filter.mention ?? filter.thread ?? filter.afterDate;
  if (!words && narrows === undefined && filter.peer === undefined) refuse('search-query-empty');
  if (words) await indexMessages(world);
  return world.store.read(async (tx) => {
    const { mailbox, filter: narrowed } = await scopeOf(tx, account, filter);
    const found = { ...filterIn(mailbox, account, narrowed), ...(words ? { words } : {}) };
    return pageOf(world, tx, mailbox, found, page);
  });
}

/** The mailbox that is searched; a thread is searched where it lies, which for comments is the discussion group. */
async function scopeOf(
  tx: Tx,
  account: AccountId,
  filter: PageFilter,
): Promise<{ mailbox: MailboxId; filter: PageFilter }> {
  const { peer, thread: id, ...rest } = filter;
  if (peer === undefined)
    return { mailbox: account, filter: { ...filter, ...(await exceptClosedGroups(tx, account)) } };
  // Of Saved Messages a part is searched, which is no thread that anyone else could read.
  if (peer === account) return { mailbox: account, filter };
  if (id === undefined) {
    const { mailbox, floor } = await readablePlace(tx, account, peer);
    return { mailbox, filter: { ...filter, floor } };
  }
  const thread = await requireThread(tx, account, peer, id);
  return { mailbox: thread.group.id, filter: { ...rest, ...threadFilter(thread) } };
}
