import { readChannelContents } from '../channels/read-mentions.ts';
import { type AccountId, mailboxOf, type MessageId, type PeerId } from '../ids.ts';
import type { World } from '../ports.ts';
import { withinThread } from '../threads/get-thread.ts';
import { filterIn, type PageFilter } from './get-history.ts';
import { readMessageContents } from './read-contents.ts';

type Marked = Pick<PageFilter, 'unreadMention' | 'unreadReactionOf'>;

/** Every mention in a chat, or in one of its threads, was seen, in slices. */
export const readMentions = (world: World, account: AccountId, peer: PeerId, topId?: MessageId) =>
  readMarked(world, account, peer, { unreadMention: true }, topId);

/** The same of all reactions to the account's own messages. */
export const readReactions = (world: World, account: AccountId, peer: PeerId, topId?: MessageId) =>
  readMarked(world, account, peer, { unreadReactionOf: account }, topId);

async function readMarked(
  world: World,
  account: AccountId,
  peer: PeerId,
  marked: Marked,
  topId: MessageId | undefined,
): Promise<{ pts: number; ptsCount: number; remaining: number }> {
  const limit = world.limits.pageSize;
  const mailbox = mailboxOf(account, peer);
  const thread = await world.store.read((tx) => withinThread(tx, account, peer, topId));
  const filter = { mailbox, peer, ...filterIn(mailbox, account, marked), ...thread };
  const page = await world.store.read((tx) => tx.messages.history({ ...filter, limit }));
  const ids = page.map((message) => message.id);
  const affected =
    mailbox === account
      ? await readMessageContents(world, { account, ids })
      : await readInChannel(world, account, mailbox, ids);
  const remaining = page.length < limit ? 0 : await world.store.read((tx) => tx.messages.count(filter));
  return { ...affected, remaining };
}

/** Marks in a shared mailbox are read without moving its pts. */
async function readInChannel(
  world: World,
  account: AccountId,
  chat: PeerId,
  ids: readonly number[],
): Promise<{ pts: number; ptsCount: number }> {
  await readChannelContents(world, { account, chat, ids });
  const state = await world.store.read((tx) => tx.updates.state(chat));
  return { pts: state?.pts ?? 1, ptsCount: 0 };
}
