import type { tl } from '@mtcute/core';
import {
  bareId,
  type LogEntry,
  type MailboxId,
  type MessageId,
  type PeerId,
  savedPins,
  topicDraft,
  type Tx,
} from '#domain';
import { toTlAccountUpdate } from './account-update.ts';
import { toTlBotEvent } from './bot-event.ts';
import { toTlBannedRights } from './chat.ts';
import { toTlParticipants } from './chat-full.ts';
import { toTlFiltersUpdate } from './dialog-filters.ts';
import { toTlDraft } from './draft.ts';
import { toTlPeer, type Viewer } from './peers.ts';
import { loadPolls, toTlPollId } from './poll.ts';
import { toTlMessages } from './messages.ts';
import { loadReactions } from './reactions.ts';
import { asMessage } from './scheduled.ts';
import { toTlThreadUpdate } from './thread-update.ts';

export interface UpdateParts {
  peers: Set<PeerId>;
  messages: Map<MessageId, tl.TypeMessage>;
  inChannel: boolean;
}

/** Writes one entry; undefined when there is nothing left to tell. */
export async function toTlUpdate(
  viewer: Viewer,
  tx: Tx,
  mailbox: MailboxId,
  entry: LogEntry,
  parts: UpdateParts,
): Promise<tl.TypeUpdate | undefined> {
  const { body, pts, ptsCount } = entry;
  switch (body.kind) {
    case 'newMessage':
    case 'editMessage':
      return messageUpdate(body.kind, body.id, pts, ptsCount, parts);
    case 'deleteMessages':
      return parts.inChannel
        ? { _: 'updateDeleteChannelMessages', channelId: bareId(mailbox), messages: body.ids, pts, ptsCount }
        : { _: 'updateDeleteMessages', messages: body.ids, pts, ptsCount };
    case 'readInbox':
      parts.peers.add(body.peer);
      return {
        _: 'updateReadHistoryInbox',
        peer: toTlPeer(body.peer),
        maxId: body.maxId,
        stillUnreadCount: body.unread,
        pts,
        ptsCount,
      };
    case 'readOutbox':
      parts.peers.add(body.peer);
      return { _: 'updateReadHistoryOutbox', peer: toTlPeer(body.peer), maxId: body.maxId, pts, ptsCount };
    case 'readContents':
      return { _: 'updateReadMessagesContents', messages: body.ids, pts, ptsCount };
    case 'pinned':
      parts.peers.add(body.peer);
      return parts.inChannel
        ? {
            _: 'updatePinnedChannelMessages',
            channelId: bareId(mailbox),
            pinned: body.pinned,
            messages: body.ids,
            pts,
            ptsCount,
          }
        : {
            _: 'updatePinnedMessages',
            peer: toTlPeer(body.peer),
            pinned: body.pinned,
            messages: body.ids,
            pts,
            ptsCount,
          };
    case 'folderPeers':
      for (const { peer } of body.peers) parts.peers.add(peer);
      return {
        _: 'updateFolderPeers',
        folderPeers: body.peers.map(({ peer, folder }) => ({
          _: 'folderPeer',
          peer: toTlPeer(peer),
          folderId: folder,
        })),
        pts,
        ptsCount,
      };
    case 'reactions': {
      parts.peers.add(body.peer);
      const [message] = await tx.messages.get(mailbox, [body.id]);
      if (!message) return undefined;
      const reactions = (await loadReactions(viewer, tx, [message])).get(message.content.id);
      for (const recent of reactions?.recentReactions ?? [])
        if (recent.peerId._ === 'peerUser') parts.peers.add(recent.peerId.userId);
      return {
        _: 'updateMessageReactions',
        peer: toTlPeer(body.peer),
        msgId: body.id,
        reactions: reactions ?? { _: 'messageReactions', results: [] },
      };
    }
    case 'poll': {
      const media = (await loadPolls(viewer, tx, [body])).get(body.poll);
      return (
        media && { _: 'updateMessagePoll', pollId: toTlPollId(body.poll), poll: media.poll, results: media.results }
      );
    }
    case 'newScheduled': {
      const [waiting] = await tx.scheduled.get(viewer.account, body.peer, [body.id]);
      if (!waiting) return undefined;
      const [message] = (await toTlMessages(viewer, tx, [asMessage(waiting)])).messages;
      parts.peers.add(body.peer).add(viewer.account);
      return message && { _: 'updateNewScheduledMessage', message };
    }
    case 'deleteScheduled':
      parts.peers.add(body.peer);
      return {
        _: 'updateDeleteScheduledMessages',
        peer: toTlPeer(body.peer),
        messages: body.ids,
        ...(body.sent ? { sentMessages: body.sent } : {}),
      };
    case 'draft': {
      parts.peers.add(body.peer);
      const { peer, topic } = body;
      const draft = topic
        ? await topicDraft(tx, viewer.account, peer, topic)
        : (await tx.dialogs.get(viewer.account, peer))?.draft;
      return {
        _: 'updateDraftMessage',
        peer: toTlPeer(peer),
        ...(topic ? { topMsgId: topic } : {}),
        draft: toTlDraft(draft, entry.date, topic),
      };
    }
    case 'dialogPinned':
      parts.peers.add(body.peer);
      return {
        _: 'updateDialogPinned',
        pinned: body.pinned,
        folderId: body.folder,
        peer: { _: 'dialogPeer', peer: toTlPeer(body.peer) },
      };
    case 'pinnedDialogs':
      return { _: 'updatePinnedDialogs', folderId: body.folder };
    case 'savedPinned':
      parts.peers.add(body.peer);
      return {
        _: 'updateSavedDialogPinned',
        pinned: body.pinned,
        peer: { _: 'dialogPeer', peer: toTlPeer(body.peer) },
      };
    case 'savedPins': {
      const pins = await savedPins(tx, viewer.account);
      for (const peer of pins) parts.peers.add(peer);
      return {
        _: 'updatePinnedSavedDialogs',
        order: pins.map((peer) => ({ _: 'dialogPeer', peer: toTlPeer(peer) })),
      };
    }
    case 'unreadMark':
      parts.peers.add(body.peer);
      return { _: 'updateDialogUnreadMark', unread: body.unread, peer: { _: 'dialogPeer', peer: toTlPeer(body.peer) } };
    case 'blocked':
      parts.peers.add(body.peer);
      return { _: 'updatePeerBlocked', blocked: body.blocked, peerId: toTlPeer(body.peer) };
    case 'account':
      parts.peers.add(body.account);
      return { _: 'updateUser', userId: body.account };
    case 'chat':
      parts.peers.add(body.chat);
      return { _: 'updateChat', chatId: bareId(body.chat) };
    case 'members': {
      const chat = await tx.chats.get(body.chat);
      if (!chat) return undefined;
      const members = await tx.chats.members({ chat: body.chat, offset: 0, limit: viewer.world.limits.groupMembers });
      for (const member of members) parts.peers.add(member.account);
      return { _: 'updateChatParticipants', participants: toTlParticipants(chat, members) };
    }
    case 'memberAdmin':
      parts.peers.add(body.chat).add(body.account);
      return {
        _: 'updateChatParticipantAdmin',
        chatId: bareId(body.chat),
        userId: body.account,
        isAdmin: body.admin,
        version: (await tx.chats.get(body.chat))?.version ?? 0,
      };
    case 'chatDefaultRights': {
      parts.peers.add(body.chat);
      const chat = await tx.chats.get(body.chat);
      if (!chat) return undefined;
      return {
        _: 'updateChatDefaultBannedRights',
        peer: toTlPeer(body.chat),
        defaultBannedRights: toTlBannedRights(chat.defaultBanned, 0),
        version: chat.version,
      };
    }
    case 'channelReadInbox':
      parts.peers.add(body.chat);
      return {
        _: 'updateReadChannelInbox',
        channelId: bareId(body.chat),
        maxId: body.maxId,
        stillUnreadCount: body.unread,
        pts: (await tx.updates.state(body.chat))?.pts ?? 1,
      };
    case 'channelReadOutbox':
      parts.peers.add(body.chat);
      return { _: 'updateReadChannelOutbox', channelId: bareId(body.chat), maxId: body.maxId };
    case 'threadRead':
    case 'threadReadOutbox':
    case 'topicPinned':
    case 'topicsPinned':
      return toTlThreadUpdate(tx, body, parts.peers);
    case 'channel':
      parts.peers.add(body.chat);
      return { _: 'updateChannel', channelId: bareId(body.chat) };
    case 'forumView':
      parts.peers.add(body.chat);
      return {
        _: 'updateChannelViewForumAsMessages',
        channelId: bareId(body.chat),
        enabled: body.asMessages,
      };
    case 'historyTtl':
      parts.peers.add(body.peer);
      return { _: 'updatePeerHistoryTTL', peer: toTlPeer(body.peer), ttlPeriod: body.periodS || undefined };
    case 'contactsReset':
      return { _: 'updateContactsReset' };
    case 'dialogFilters':
      return toTlFiltersUpdate(viewer, tx, body, parts.peers);
    case 'botEvent':
      return toTlBotEvent(viewer, body, parts.peers);
    default:
      return toTlAccountUpdate(viewer, tx, entry, parts.peers);
  }
}

function messageUpdate(
  kind: 'newMessage' | 'editMessage',
  id: MessageId,
  pts: number,
  ptsCount: number,
  parts: UpdateParts,
): tl.TypeUpdate {
  // A message that was deleted meanwhile still moves pts, so that the client sees no gap.
  const message = parts.messages.get(id) ?? { _: 'messageEmpty', id };
  if (kind === 'newMessage') {
    return parts.inChannel
      ? { _: 'updateNewChannelMessage', message, pts, ptsCount }
      : { _: 'updateNewMessage', message, pts, ptsCount };
  }
  return parts.inChannel
    ? { _: 'updateEditChannelMessage', message, pts, ptsCount }
    : { _: 'updateEditMessage', message, pts, ptsCount };
}
