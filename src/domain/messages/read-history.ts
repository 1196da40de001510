import { type AccountId, type MessageId, type PeerId, peerKind } from '../ids.ts';
import type { World, WriteTx } from '../ports.ts';
import { appendUpdate, logAt } from '../updates/append-update.ts';

export interface ReadResult {
  pts: number;
  ptsCount: number;
}

/** Marks a chat of the account's own mailbox read up to `maxId` (0: all); in a private chat the other side sees it. */
export function readHistory(
  world: World,
  request: { account: AccountId; peer: PeerId; maxId: MessageId; session?: string | undefined },
): Promise<ReadResult> {
  const { account, peer } = request;
  const mark = async (tx: WriteTx): Promise<ReadResult> => {
    const dialog = await tx.dialogs.get(account, peer);
    const top = (await tx.messages.topId(account, peer)) ?? 0;
    const maxId = request.maxId === 0 ? top : Math.min(request.maxId, top);
    if (!dialog || maxId <= dialog.readInboxMaxId) {
      const state = await tx.updates.advance(account, 0, 0);
      return { pts: state.pts, ptsCount: 0 };
    }
    const unread = await countUnread(tx, account, peer, maxId);
    await tx.dialogs.put({ ...dialog, readInboxMaxId: maxId, unread, unreadMark: false });
    const nowS = world.clock.nowS();
    const state = await tx.updates.advance(account, 1, 0);
    await logAt(tx, account, state.pts, 1, nowS, { kind: 'readInbox', peer, maxId, unread }, request.session);
    // The mark that was set by hand goes with it; the asking device is told too, as its answer does not say so.
    if (dialog.unreadMark) await appendUpdate(tx, account, nowS, { kind: 'unreadMark', peer, unread: false });
    if (peer !== account) await tellSenders(tx, account, peer, dialog.readInboxMaxId, maxId, nowS);
    return { pts: state.pts, ptsCount: 1 };
  };
  return world.store.write(mark, { touching: [account, peer] });
}

/** How many messages that came in lie above `maxId`. */
export async function countUnread(tx: WriteTx, account: AccountId, peer: PeerId, maxId: MessageId): Promise<number> {
  return tx.messages.count({ mailbox: account, peer, aboveId: maxId, incoming: true });
}

/** Messages of a group that one call looks through for their authors, so many at once. */
const lookedThrough = 2000;
const atOnce = 100;

/** Those whose messages were read learn it: in a private chat its other side, in a group each author. */
async function tellSenders(
  tx: WriteTx,
  account: AccountId,
  peer: PeerId,
  fromId: MessageId,
  maxId: MessageId,
  nowS: number,
): Promise<void> {
  const senders = new Map<AccountId, number>();
  const mostSenders = peerKind(peer) === 'account' ? 1 : Infinity;
  let belowId = maxId + 1;
  for (let looked = 0; looked < lookedThrough && senders.size < mostSenders; looked += atOnce) {
    const query = { mailbox: account, peer, aboveId: fromId, belowId, incoming: true, limit: atOnce };
    const page = await tx.messages.history(query);
    for (const { content } of page)
      if (content.sender > 0 && !senders.has(content.sender)) senders.set(content.sender, content.id);
    if (page.length < atOnce) break;
    belowId = page.at(-1)?.id ?? 0;
  }
  for (const [sender, content] of [...senders].sort(([a], [b]) => a - b)) {
    const seenPeer = peerKind(peer) === 'account' ? account : peer;
    const place = await tx.messages.placeIn(sender, content);
    const theirs = await tx.dialogs.get(sender, seenPeer);
    if (place === undefined || !theirs || place <= theirs.readOutboxMaxId) continue;
    await tx.dialogs.put({ ...theirs, readOutboxMaxId: place });
    const state = await tx.updates.advance(sender, 1, 0);
    await logAt(tx, sender, state.pts, 1, nowS, { kind: 'readOutbox', peer: seenPeer, maxId: place }, undefined);
  }
}
