import { isVisible } from '../channels/require-visible.ts';
import { type AccountId, type MessageId, type PeerId, peerKind } from '../ids.ts';
import type { Tx, World } from '../ports.ts';
import type { Dialog } from './repository.ts';

export interface DialogRequest {
  account: AccountId;
  folder?: number | undefined;
  excludePinned: boolean;
  offset: { date: number; id: MessageId; peer: PeerId | undefined };
  limit: number;
}

export interface DialogList {
  dialogs: Dialog[];
  total: number;
}

/** The account's chats, pinned ones first on the first page, then by their newest message. */
export function getDialogs(world: World, request: DialogRequest): Promise<DialogList> {
  const { account, folder, offset } = request;
  const limit = Math.min(Math.max(request.limit, 1), world.limits.dialogPageSize);
  return world.store.read(async (tx) => {
    const total = await tx.dialogs.count(account, folder);
    const below = await positionOf(tx, account, offset);
    const atStart = below === undefined;
    const pinned: Dialog[] = [];
    // Whoever asks for all folders gets the pinned ones of the archive after those of the list.
    for (const one of atStart && !request.excludePinned ? (folder === undefined ? [0, 1] : [folder]) : [])
      pinned.push(
        ...(await tx.dialogs.page({ account, folder: one, pinned: true, limit: world.limits.pinnedArchived })),
      );
    const rest = await tx.dialogs.page({
      account,
      ...(folder !== undefined ? { folder } : {}),
      pinned: false,
      ...(below ? { below } : {}),
      limit,
    });
    return { dialogs: [...pinned, ...rest], total };
  });
}

/**
 * Below which dialog a page begins; undefined at the start of the list. A dialog that shows no message, as that of a chat
 * that was taken down, has neither date nor id by which a client could name it, only its peer: without a place in the
 * list for it, clients that go page by page would begin again and never come to an end.
 */
async function positionOf(tx: Tx, account: AccountId, { date, id, peer }: DialogRequest['offset']) {
  if (id === 0 && peer !== undefined) {
    const stored = await tx.dialogs.many(account, [peer]);
    const [shown] = await shownDialogs(tx, account, stored);
    const [last] = stored;
    if (last && shown?.topId === 0) return { topDate: last.topDate, topId: last.topId, peer };
  }
  if (date === 0 && id === 0) return undefined;
  return { topDate: date, topId: id || Number.MAX_SAFE_INTEGER, peer: peer ?? Number.MIN_SAFE_INTEGER };
}

/** Pinned dialogs of a folder in the order of the pins. */
export function getPinnedDialogs(world: World, account: AccountId, folder: number): Promise<Dialog[]> {
  return world.store.read((tx) =>
    tx.dialogs.page({ account, folder, pinned: true, limit: world.limits.pinnedArchived }),
  );
}

/** One dialog for each asked peer; an empty one where nothing was said yet. */
export function getPeerDialogs(world: World, account: AccountId, peers: readonly PeerId[]): Promise<Dialog[]> {
  return world.store.read(async (tx) => {
    const found = new Map((await tx.dialogs.many(account, peers)).map((dialog) => [dialog.peer, dialog]));
    return peers.map((peer) => found.get(peer) ?? emptyDialog(account, peer));
  });
}

/**
 * The dialogs as they may be shown: of a supergroup or channel into which the account may not look (any more) nothing
 * is told that was said there.
 */
export async function shownDialogs(tx: Tx, account: AccountId, dialogs: readonly Dialog[]): Promise<Dialog[]> {
  const ids = dialogs.flatMap(({ peer }) => (peerKind(peer) === 'channel' ? [peer] : []));
  const chats = new Map((await tx.chats.many(ids)).map((chat) => [chat.id, chat]));
  const shown: Dialog[] = [];
  for (const dialog of dialogs) {
    const chat = chats.get(dialog.peer);
    const isOpen = !chat || (await isVisible(tx, account, chat, await tx.chats.member(chat.id, account)));
    shown.push(isOpen ? dialog : { ...dialog, topId: 0, topDate: 0, unread: 0, unreadMentions: 0, unreadReactions: 0 });
  }
  return shown;
}

/** The dialog with a peer to whom nothing was said yet. */
export const emptyDialog = (account: AccountId, peer: PeerId): Dialog => ({
  account,
  peer,
  topId: 0,
  topDate: 0,
  readInboxMaxId: 0,
  readOutboxMaxId: 0,
  unread: 0,
  unreadMentions: 0,
  unreadReactions: 0,
  unreadMark: false,
  pinnedOrder: 0,
  folder: 0,
  listed: false,
  ttlS: 0,
  availableMinId: 0,
});
