import { readablePlace } from '../channels/readable-mailbox.ts';
import type { AccountId, PeerId } from '../ids.ts';
import type { World } from '../ports.ts';
import { filterIn, type MessagePage, type PageFilter, type PageRequest, pageOf } from './get-history.ts';

/** A page of those messages of a chat that match a filter. */
export function getMatching(
  world: World,
  account: AccountId,
  peer: PeerId,
  filter: PageFilter,
  page: PageRequest,
): Promise<MessagePage> {
  return world.store.read(async (tx) => {
    const { mailbox, floor } = await readablePlace(tx, account, peer);
    return pageOf(world, tx, mailbox, { ...filterIn(mailbox, account, filter), peer, floor }, page);
  });
}
