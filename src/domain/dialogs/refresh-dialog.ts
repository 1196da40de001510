import type { AccountId, PeerId } from '../ids.ts';
import type { WriteTx } from '../ports.ts';

/** Recounts a dialog of the account's own mailbox after messages went away: top message, unread, mentions. */
export async function refreshDialog(tx: WriteTx, account: AccountId, peer: PeerId): Promise<void> {
  const dialog = await tx.dialogs.get(account, peer);
  if (!dialog) return;
  const [top] = await tx.messages.history({ mailbox: account, peer, limit: 1 });
  const unread = await tx.messages.count({ mailbox: account, peer, aboveId: dialog.readInboxMaxId, incoming: true });
  const unreadMentions = await tx.messages.count({ mailbox: account, peer, unreadMention: true });
  await tx.dialogs.put({
    ...dialog,
    topId: top?.id ?? 0,
    topDate: top?.content.date ?? dialog.topDate,
    unread,
    unreadMentions,
  });
}
