import { readablePlace } from '../channels/readable-mailbox.ts';
import type { AccountId, PeerId } from '../ids.ts';
import { type MessagePage, type PageRequest, pageOf } from '../messages/get-history.ts';
import type { World } from '../ports.ts';
import { reactionsReadSetting } from './send-reaction.ts';

/** A page of the account's own messages in a chat to which others reacted since it last looked. */
export function getUnreadReactions(
  world: World,
  account: AccountId,
  peer: PeerId,
  page: PageRequest,
): Promise<MessagePage> {
  return world.store.read(async (tx) => {
    const { mailbox, floor } = await readablePlace(tx, account, peer);
    const unread = (await tx.dialogs.get(account, peer))?.unreadReactions ?? 0;
    if (unread === 0) return { messages: [], total: 0 };
    const afterDate = (await tx.accounts.setting<number>(account, reactionsReadSetting(peer))) ?? 0;
    return pageOf(world, tx, mailbox, { peer, floor, sender: account, reacted: { by: account, afterDate } }, page);
  });
}
