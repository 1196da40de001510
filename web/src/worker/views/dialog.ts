import type { tl } from '@mtcute/core';
import type { Dialog, Draft, Folder, Message, PeerId } from '../../data/views.ts';
import { entitiesOf } from './entities.ts';
import { idOf, markedChannel } from './peer.ts';

export function dialogOf(dialog: tl.RawDialog, top: Message | undefined, pinOrder: number): Dialog {
  const draft = draftOf(dialog.draft);
  return {
    chatId: idOf(dialog.peer),
    topId: dialog.topMessage,
    top,
    date: Math.max(top?.date ?? 0, draft?.date ?? 0),
    unread: dialog.unreadCount,
    mentions: dialog.unreadMentionsCount,
    reactions: dialog.unreadReactionsCount,
    markedUnread: dialog.unreadMark ?? false,
    pinned: dialog.pinned ?? false,
    pinOrder,
    archived: dialog.folderId === 1,
    mutedUntil: mutedUntil(dialog.notifySettings),
    readInId: dialog.readInboxMaxId,
    readOutId: dialog.readOutboxMaxId,
    draft,
  };
}

export function mutedUntil(settings: tl.TypePeerNotifySettings): number {
  return settings.muteUntil ?? 0;
}

export function draftOf(draft: tl.TypeDraftMessage | undefined): Draft | undefined {
  if (draft?._ !== 'draftMessage' || (!draft.message && !draft.replyTo)) return undefined;
  return {
    text: draft.message,
    entities: entitiesOf(draft.entities),
    replyTo: draft.replyTo?._ === 'inputReplyToMessage' ? draft.replyTo.replyToMsgId : undefined,
    date: draft.date,
  };
}

function inputIds(peers: tl.TypeInputPeer[], self: PeerId): PeerId[] {
  return peers.flatMap((peer) => {
    switch (peer._) {
      case 'inputPeerSelf':
        return [self];
      case 'inputPeerUser':
        return [peer.userId];
      case 'inputPeerChat':
        return [-peer.chatId];
      case 'inputPeerChannel':
        return [markedChannel(peer.channelId)];
      default:
        return [];
    }
  });
}

export function folderOf(filter: tl.TypeDialogFilter, self: PeerId): Folder | undefined {
  if (filter._ === 'dialogFilterDefault') return undefined;
  const full = filter._ === 'dialogFilter' ? filter : undefined;
  return {
    id: filter.id,
    title: filter.title.text,
    pinned: inputIds(filter.pinnedPeers, self),
    include: [...inputIds(filter.pinnedPeers, self), ...inputIds(filter.includePeers, self)],
    exclude: full ? inputIds(full.excludePeers, self) : [],
    contacts: full?.contacts ?? false,
    others: full?.nonContacts ?? false,
    groups: full?.groups ?? false,
    channels: full?.broadcasts ?? false,
    bots: full?.bots ?? false,
    excludeMuted: full?.excludeMuted ?? false,
    excludeRead: full?.excludeRead ?? false,
    excludeArchived: full?.excludeArchived ?? false,
    shared: filter._ === 'dialogFilterChatlist',
  };
}
