import { refuse } from '../errors.ts';
import { requireVisible } from '../channels/require-visible.ts';
import { type AccountId, type PeerId, peerKind } from '../ids.ts';
import type { World, WriteTx } from '../ports.ts';
import { appendUpdate } from '../updates/append-update.ts';
import type { LogEntry } from '../updates/bodies.ts';
import { emptyDialog } from './get-dialogs.ts';
import type { Dialog } from './repository.ts';

async function dialogOf(tx: WriteTx, account: AccountId, peer: PeerId): Promise<Dialog> {
  return (await tx.dialogs.get(account, peer)) ?? emptyDialog(account, peer);
}

/** Pins a dialog on top of its folder, or takes it down. @throws dialogs-pinned-too-much, channel-private */
export function toggleDialogPin(
  world: World,
  request: { account: AccountId; peer: PeerId; pinned: boolean; session?: string | undefined },
): Promise<void> {
  return world.store.write(async (tx) => {
    const { account, peer, pinned } = request;
    const dialog = await dialogOf(tx, account, peer);
    if (dialog.pinnedOrder > 0 === pinned) return;
    if (pinned && peerKind(peer) === 'channel') await requireVisible(tx, account, peer);
    const others = await tx.dialogs.page({
      account,
      folder: dialog.folder,
      pinned: true,
      limit: world.limits.pinnedArchived + 1,
    });
    const limit = dialog.folder === 0 ? world.limits.pinnedDialogs : world.limits.pinnedArchived;
    if (pinned && others.length >= limit) refuse('dialogs-pinned-too-much');
    const top = Math.max(0, ...others.map((other) => other.pinnedOrder));
    await tx.dialogs.put({ ...dialog, pinnedOrder: pinned ? top + 1 : 0, listed: true });
    const body = { kind: 'dialogPinned', peer, folder: dialog.folder, pinned } as const;
    await appendUpdate(tx, account, world.clock.nowS(), body, { exceptSession: request.session });
  });
}

/** Puts pinned dialogs into this order, first on top; with `force` others are unpinned. */
export function reorderPinnedDialogs(
  world: World,
  request: {
    account: AccountId;
    folder: number;
    peers: readonly PeerId[];
    force: boolean;
    session?: string | undefined;
  },
): Promise<void> {
  return world.store.write(async (tx) => {
    const { account, folder } = request;
    const limit = folder === 0 ? world.limits.pinnedDialogs : world.limits.pinnedArchived;
    // What lies in the other folder stays there: moving it is told in words of its own.
    const known = new Map((await tx.dialogs.many(account, request.peers)).map((dialog) => [dialog.peer, dialog]));
    const peers = [...new Set(request.peers)].filter((peer) => (known.get(peer)?.folder ?? folder) === folder);
    if (peers.length > limit) refuse('dialogs-pinned-too-much');
    const pinned = await tx.dialogs.page({ account, folder, pinned: true, limit: world.limits.pinnedArchived });
    const rest = pinned.filter((dialog) => !peers.includes(dialog.peer));
    const order = request.force ? [...peers] : [...peers, ...rest.map((dialog) => dialog.peer)];
    for (const dialog of request.force ? rest : []) await tx.dialogs.put({ ...dialog, pinnedOrder: 0 });
    for (const [index, peer] of order.entries()) {
      await tx.dialogs.put({
        ...(await dialogOf(tx, account, peer)),
        pinnedOrder: order.length - index,
        folder,
        listed: true,
      });
    }
    await appendUpdate(
      tx,
      account,
      world.clock.nowS(),
      { kind: 'pinnedDialogs', folder },
      { exceptSession: request.session },
    );
  });
}

/** Marks a dialog unread by hand, or takes the mark away. */
export function markDialogUnread(
  world: World,
  request: { account: AccountId; peer: PeerId; unread: boolean; session?: string | undefined },
): Promise<void> {
  return world.store.write(async (tx) => {
    const dialog = await dialogOf(tx, request.account, request.peer);
    if (dialog.unreadMark === request.unread) return;
    await tx.dialogs.put({ ...dialog, unreadMark: request.unread });
    const body = { kind: 'unreadMark', peer: request.peer, unread: request.unread } as const;
    await appendUpdate(tx, request.account, world.clock.nowS(), body, { exceptSession: request.session });
  });
}

/** Moves dialogs into the archive (folder 1) or back. @throws folder-invalid */
export function moveToFolder(
  world: World,
  request: { account: AccountId; peers: readonly { peer: PeerId; folder: number }[]; session?: string | undefined },
): Promise<LogEntry> {
  return world.store.write(async (tx) => {
    for (const { peer, folder } of request.peers) {
      if (folder !== 0 && folder !== 1) refuse('folder-invalid');
      const dialog = await dialogOf(tx, request.account, peer);
      await tx.dialogs.put({ ...dialog, folder, pinnedOrder: 0 });
    }
    const body = { kind: 'folderPeers' as const, peers: [...request.peers] };
    return appendUpdate(tx, request.account, world.clock.nowS(), body, { ptsCount: 1, exceptSession: request.session });
  });
}
