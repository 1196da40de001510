import type { tl } from '@mtcute/core';
import { parseScope, type PeerId, savedPins, topicDraft } from '#domain';
import { toTlFiltersUpdate } from '../dialogs/dialog-filters.ts';
import { peersOfDraft, toTlDraft } from '../dialogs/draft.ts';
import { toTlNotifyPeer, toTlScopeSettings } from '../dialogs/notify-settings.ts';
import { toTlPeerSettings } from '../dialogs/peer-settings.ts';
import { toTlPeer } from '../peers.ts';
import type { UpdateWriters } from './writers.ts';

/** What changed in the viewer's list of chats, and in how the viewer stands to them. */
export const dialogWriters = {
  readInbox: ({ peer, maxId, unread }, { peers }, { pts, ptsCount }) => {
    peers.add(peer);
    return { _: 'updateReadHistoryInbox', peer: toTlPeer(peer), maxId, stillUnreadCount: unread, pts, ptsCount };
  },
  readOutbox: ({ peer, maxId }, { peers }, { pts, ptsCount }) => {
    peers.add(peer);
    return { _: 'updateReadHistoryOutbox', peer: toTlPeer(peer), maxId, pts, ptsCount };
  },
  unreadMark: ({ peer, unread }, { peers }) => {
    peers.add(peer);
    return { _: 'updateDialogUnreadMark', unread, peer: toTlDialogPeer(peer) };
  },
  draft: async ({ peer, topic }, { viewer, tx, peers }, { date }) => {
    peers.add(peer);
    const draft = topic
      ? await topicDraft(tx, viewer.account, peer, topic)
      : (await tx.dialogs.get(viewer.account, peer))?.draft;
    for (const one of peersOfDraft(draft)) peers.add(one);
    return {
      _: 'updateDraftMessage',
      peer: toTlPeer(peer),
      ...(topic ? { topMsgId: topic } : {}),
      draft: toTlDraft(viewer, draft, date, topic),
    };
  },
  folderPeers: (body, { peers }, { pts, ptsCount }) => {
    for (const { peer } of body.peers) peers.add(peer);
    return {
      _: 'updateFolderPeers',
      folderPeers: body.peers.map(({ peer, folder }) => ({ _: 'folderPeer', peer: toTlPeer(peer), folderId: folder })),
      pts,
      ptsCount,
    };
  },
  dialogFilters: (body, { viewer, tx, peers }) => toTlFiltersUpdate(viewer, tx, body, peers),
  dialogPinned: ({ peer, folder, pinned }, { peers }) => {
    peers.add(peer);
    return { _: 'updateDialogPinned', pinned, folderId: folder, peer: toTlDialogPeer(peer) };
  },
  pinnedDialogs: ({ folder }) => ({ _: 'updatePinnedDialogs', folderId: folder }),
  savedPinned: ({ peer, pinned }, { peers }) => {
    peers.add(peer);
    return { _: 'updateSavedDialogPinned', pinned, peer: toTlDialogPeer(peer) };
  },
  savedPins: async (_body, { viewer, tx, peers }) => {
    const pins = await savedPins(tx, viewer.account);
    for (const peer of pins) peers.add(peer);
    return { _: 'updatePinnedSavedDialogs', order: pins.map(toTlDialogPeer) };
  },
  blocked: ({ peer, blocked }, { peers }) => {
    peers.add(peer);
    return { _: 'updatePeerBlocked', blocked, peerId: toTlPeer(peer) };
  },
  historyTtl: ({ peer, periodS }, { peers }) => {
    peers.add(peer);
    return { _: 'updatePeerHistoryTTL', peer: toTlPeer(peer), ttlPeriod: periodS || undefined };
  },
  notifySettings: async (body, { viewer, tx, peers }) => {
    const scope = parseScope(body.scope);
    if (scope.kind === 'peer') peers.add(scope.peer);
    return {
      _: 'updateNotifySettings',
      peer: toTlNotifyPeer(scope),
      notifySettings: await toTlScopeSettings(viewer, tx, scope),
    };
  },
  peerSettings: async ({ peer }, { viewer, tx, peers }) => {
    peers.add(peer);
    return { _: 'updatePeerSettings', peer: toTlPeer(peer), settings: await toTlPeerSettings(viewer, tx, peer) };
  },
} satisfies Partial<UpdateWriters>;

function toTlDialogPeer(peer: PeerId): tl.RawDialogPeer {
  return { _: 'dialogPeer', peer: toTlPeer(peer) };
}
