import type { MailboxId } from '../ids.ts';
import type { World } from '../ports.ts';
import { type MessagePage, type PageFilter, type PageRequest, pageOf } from './get-history.ts';

/** A page of those messages of a mailbox that match a filter. */
export function getMatching(
  world: World,
  mailbox: MailboxId,
  filter: PageFilter,
  page: PageRequest,
): Promise<MessagePage> {
  return world.store.read((tx) => pageOf(world, tx, mailbox, filter, page));
}
