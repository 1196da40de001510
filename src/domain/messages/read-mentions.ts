import { type AccountId, mailboxOf, type PeerId } from '../ids.ts';
import type { World } from '../ports.ts';
import { readMessageContents } from './read-contents.ts';

/** Every mention in a chat was seen, in slices. */
export async function readMentions(
  world: World,
  account: AccountId,
  peer: PeerId,
): Promise<{ pts: number; ptsCount: number; remaining: number }> {
  const limit = world.limits.pageSize;
  const filter = { mailbox: mailboxOf(account, peer), peer, unreadMention: true };
  const page = await world.store.read((tx) => tx.messages.history({ ...filter, limit }));
  const ids = page.map((message) => message.id);
  const affected = await readMessageContents(world, { account, ids });
  const remaining = page.length < limit ? 0 : await world.store.read((tx) => tx.messages.count(filter));
  return { ...affected, remaining };
}
