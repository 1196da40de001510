import { readablePlace } from '../channels/readable-mailbox.ts';
import type { AccountId, MessageId, PeerId } from '../ids.ts';
import { type MessagePage, type PageFilter, type PageRequest, pageOf } from '../messages/get-history.ts';
import type { Tx, World } from '../ports.ts';
import { withinThread } from '../threads/get-thread.ts';

/**
 * A page of the account's own messages in a chat, or in one of its topics, to which others reacted since it last looked.
 */
export function getUnreadReactions(
  world: World,
  account: AccountId,
  peer: PeerId,
  page: PageRequest,
  topId?: MessageId,
): Promise<MessagePage> {
  return world.store.read(async (tx) => {
    const { mailbox, filter } = await unreadFilter(tx, account, peer, topId);
    return filter ? pageOf(world, tx, mailbox, filter, page) : { messages: [], total: 0 };
  });
}

/** How many messages such a page is cut from. */
export async function countUnreadReactions(
  tx: Tx,
  account: AccountId,
  peer: PeerId,
  topId?: MessageId,
): Promise<number> {
  const { mailbox, filter } = await unreadFilter(tx, account, peer, topId);
  return filter ? tx.messages.count({ mailbox, ...filter }) : 0;
}

async function unreadFilter(
  tx: Tx,
  account: AccountId,
  peer: PeerId,
  topId: MessageId | undefined,
): Promise<{ mailbox: number; filter?: PageFilter }> {
  const { mailbox, floor } = await readablePlace(tx, account, peer);
  if (((await tx.dialogs.get(account, peer))?.unreadReactions ?? 0) === 0) return { mailbox };
  const readAt = async (topic?: MessageId) =>
    (await tx.accounts.setting<number>(account, reactionsReadSetting(peer, topic))) ?? 0;
  const afterDate = Math.max(await readAt(), topId ? await readAt(topId) : 0);
  const thread = await withinThread(tx, account, peer, topId);
  return { mailbox, filter: { peer, floor, sender: account, reacted: { by: account, afterDate }, ...thread } };
}

/** Setting that says when the account last saw the reactions to its messages in a chat, or in one of its topics. */
const reactionsReadSetting = (peer: PeerId, topId?: MessageId): string =>
  topId ? `reactions-read:${peer}:${topId}` : `reactions-read:${peer}`;

/** The account has seen the reactions to its messages in this chat, or in one of its topics. */
export function readReactions(
  world: World,
  account: AccountId,
  peer: PeerId,
  topId?: MessageId,
): Promise<{ pts: number; ptsCount: number }> {
  return world.store.write(async (tx) => {
    const dialog = await tx.dialogs.get(account, peer);
    const seen = topId ? await countUnreadReactions(tx, account, peer, topId) : (dialog?.unreadReactions ?? 0);
    if (dialog && seen > 0)
      await tx.dialogs.put({ ...dialog, unreadReactions: Math.max(0, dialog.unreadReactions - seen) });
    await tx.accounts.putSetting(account, reactionsReadSetting(peer, topId), world.clock.nowS());
    return { pts: (await tx.updates.state(account))?.pts ?? 1, ptsCount: 0 };
  });
}
