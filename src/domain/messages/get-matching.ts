import { readablePlace } from '../channels/readable-mailbox.ts';
import type { AccountId, MessageId, PeerId } from '../ids.ts';
import type { World } from '../ports.ts';
import { withinThread } from '../threads/get-thread.ts';
import { filterIn, type MessagePage, type PageFilter, type PageRequest, pageOf } from './get-history.ts';

/** A page of those messages of a chat, or of one of its threads, that match a filter. */
export function getMatching(
  world: World,
  account: AccountId,
  peer: PeerId,
  filter: PageFilter,
  page: PageRequest,
  topId?: MessageId,
): Promise<MessagePage> {
  return world.store.read(async (tx) => {
    const { mailbox, floor } = await readablePlace(tx, account, peer);
    const thread = await withinThread(tx, account, peer, topId);
    return pageOf(world, tx, mailbox, { ...filterIn(mailbox, account, filter), peer, floor, ...thread }, page);
  });
}
