import type { tl } from '@mtcute/core';
import { bareId, type ChatlistLink, type JoinedChatlist, type PeerId, peerKind, type Tx } from '#domain';
import type { Call } from '../../context.ts';
import { toTlFilter } from './dialog-filters.ts';
import { toTlPeer, toTlPeers } from '../peers.ts';

/** A folder's link under this server's own address. */
export const toTlChatlistLink = (call: Call, link: ChatlistLink): tl.RawExportedChatlistInvite => ({
  _: 'exportedChatlistInvite',
  title: link.title,
  url: `${call.world.settings.httpBase}/addlist/${link.slug}`,
  peers: link.peers.map(toTlPeer),
});

/** Chats that a link shows, also to somebody who is not in them yet. */
export const toTlOffered = (call: Call, tx: Tx, peers: readonly PeerId[]) =>
  toTlPeers({ ...call, preview: new Set(peers) }, tx, peers);

/** The answer to taking over a folder: the folder, and the chats that were entered with it. */
export function toTlTakenOver(call: Call, { folder, entered }: JoinedChatlist): Promise<tl.RawUpdates> {
  const filter = toTlFilter(call, folder);
  const told: tl.TypeUpdate = { _: 'updateDialogFilter', id: folder.id, filter };
  return withChats(call, told, entered, [...folder.pinned, ...folder.include]);
}

/** The answer to leaving a folder: it is gone, and so are the chats that were left. */
export const toTlLeft = (call: Call, id: number, left: readonly PeerId[]): Promise<tl.RawUpdates> =>
  withChats(call, { _: 'updateDialogFilter', id }, left, left);

async function withChats(
  call: Call,
  first: tl.TypeUpdate,
  changed: readonly PeerId[],
  mentioned: readonly PeerId[],
): Promise<tl.RawUpdates> {
  const { users, chats } = await call.world.store.read((tx) => toTlPeers(call, tx, mentioned));
  const date = call.world.clock.nowS();
  return { _: 'updates', updates: [first, ...changed.map(toTlChanged)], users, chats, date, seq: 0 };
}

const toTlChanged = (chat: PeerId): tl.TypeUpdate =>
  peerKind(chat) === 'channel'
    ? { _: 'updateChannel', channelId: bareId(chat) }
    : { _: 'updateChat', chatId: bareId(chat) };
