import type { tl } from '@mtcute/core';
import type { Message, PeerId, Poll } from '../data/views.ts';
import type { Account } from './account.ts';
import { changeDialog, dropDialog, fetchDialogs, putDialogs } from './dialogs.ts';
import { cached, changeMessage, cover, coverNewest, forget, forgetChat, keep } from './messages.ts';
import { announce } from './notify.ts';
import { absorb, changePeer } from './peers.ts';
import { draftOf, mutedUntil } from './views/dialog.ts';
import { pollOf, withResults } from './views/media.ts';
import { messageOf } from './views/message.ts';
import { reactionsOf } from './views/reaction.ts';
import { idOf, isChannelId, markedChannel, presenceOf } from './views/peer.ts';
import { settle } from './verbs/outbox.ts';
import { refreshFolders } from './verbs/dialogs.ts';

const TYPING_S = 6;

/** Applies one update of the server to the local store and tells the tabs. */
export async function applyUpdate(
  account: Account,
  update: tl.TypeUpdate,
  users: Iterable<tl.TypeUser>,
  chats: Iterable<tl.TypeChat>,
): Promise<void> {
  absorb(account, users, chats);
  switch (update._) {
    case 'updateNewMessage':
    case 'updateNewChannelMessage':
      return newMessage(account, update.message);
    case 'updateEditMessage':
    case 'updateEditChannelMessage':
      return editedMessage(account, update.message);
    case 'updateMessageID': {
      const onItsWay = account.sending.get(update.randomId.toString());
      if (onItsWay) onItsWay.id = update.id;
      return;
    }
    case 'updateDeleteMessages':
      return deletedSomewhere(account, update.messages);
    case 'updateDeleteChannelMessages':
      return deletedIn(account, markedChannel(update.channelId), update.messages);
    case 'updateMessageReactions':
      return changeMessage(account, idOf(update.peer), update.msgId, (message) => ({
        ...message,
        reactions: mergeReactions(message, update.reactions),
      }));
    case 'updatePinnedMessages':
      return pinned(account, idOf(update.peer), update.messages, update.pinned ?? false);
    case 'updatePinnedChannelMessages':
      return pinned(account, markedChannel(update.channelId), update.messages, update.pinned ?? false);
    case 'updateNewScheduledMessage':
      if ('peerId' in update.message && update.message.peerId)
        account.emit({ is: 'scheduled', chatId: idOf(update.message.peerId) });
      return;
    case 'updateDeleteScheduledMessages':
      account.emit({ is: 'scheduled', chatId: idOf(update.peer) });
      return;
    case 'updateMessagePoll':
      return pollChanged(account, update);
    case 'updateChannelMessageViews':
      return changeMessage(account, markedChannel(update.channelId), update.id, (it) => ({
        ...it,
        views: update.views,
      }));
    case 'updateReadMessagesContents':
      return openedSomewhere(account, update.messages);
    case 'updateChannelReadMessagesContents':
      return openedIn(account, markedChannel(update.channelId), update.messages);
    default:
      return applyToLists(account, update);
  }
}

/** Updates that change the list of chats or a peer, not single messages. */
async function applyToLists(account: Account, update: tl.TypeUpdate): Promise<void> {
  switch (update._) {
    case 'updateReadHistoryInbox':
      return readIn(account, idOf(update.peer), update.maxId, update.stillUnreadCount);
    case 'updateReadChannelInbox':
      return readIn(account, markedChannel(update.channelId), update.maxId, update.stillUnreadCount);
    case 'updateReadHistoryOutbox':
      return readOut(account, idOf(update.peer), update.maxId);
    case 'updateReadChannelOutbox':
      return readOut(account, markedChannel(update.channelId), update.maxId);
    case 'updateUserTyping':
      return typing(account, update.userId, update.userId, update.action);
    case 'updateChatUserTyping':
      return typing(account, -update.chatId, idOf(update.fromId), update.action);
    case 'updateChannelUserTyping':
      return typing(account, markedChannel(update.channelId), idOf(update.fromId), update.action);
    case 'updateUserStatus':
      return changePeer(account, update.userId, (peer) =>
        peer.kind === 'person' ? { ...peer, presence: presenceOf(update.status) } : peer,
      );
    case 'updateUserName':
      return changePeer(account, update.userId, (peer) => ({
        ...peer,
        name: `${update.firstName} ${update.lastName}`.trim(),
        firstName: update.firstName,
        lastName: update.lastName,
        username: update.usernames.find((name) => name.active)?.username,
      }));
    case 'updateDraftMessage':
      return changeDialog(account, idOf(update.peer), (dialog) => ({ ...dialog, draft: draftOf(update.draft) }));
    case 'updateDialogPinned':
    case 'updateDialogUnreadMark':
      if (update.peer._ === 'dialogPeer') await fetchDialogs(account, [idOf(update.peer.peer)]);
      return;
    case 'updateFolderPeers':
      for (const row of update.folderPeers)
        changeDialog(account, idOf(row.peer), (dialog) => ({ ...dialog, archived: row.folderId === 1 }));
      return;
    case 'updateNotifySettings':
      if (update.peer._ === 'notifyPeer')
        changeDialog(account, idOf(update.peer.peer), (it) => ({
          ...it,
          mutedUntil: mutedUntil(update.notifySettings),
        }));
      return;
    case 'updateDialogFilter':
    case 'updateDialogFilters':
    case 'updateDialogFilterOrder':
      return refreshFolders(account);
    case 'updateChannel':
      return channelChanged(account, markedChannel(update.channelId));
    case 'updateChannelAvailableMessages':
      return forgetChat(account, markedChannel(update.channelId));
    default:
      // Kinds that nothing here shows.
      return;
  }
}

/** The newest message of each chat that came in this session. */
const came = new WeakMap<Account, Map<PeerId, number>>();

/**
 * Whether a message is newer than all that came before. The list may be ahead of what came: a chat that was asked for
 * because of its first message can already name the second one, whose own update is still on its way.
 */
function isNews(account: Account, { chatId, id }: Message, topId: number): boolean {
  const newest = came.get(account) ?? new Map<PeerId, number>();
  came.set(account, newest);
  const last = Math.min(topId, newest.get(chatId) ?? topId);
  newest.set(chatId, Math.max(last, id));
  return id > last;
}

async function newMessage(account: Account, raw: tl.TypeMessage): Promise<void> {
  const message = messageOf(raw, account.self);
  if (!message) return;
  keep(account, [message]);
  const settled = settle(account, message);
  const dialog = account.dialogs.get(message.chatId);
  const previous = dialog?.topId ?? 0;
  const fresh = isNews(account, message, previous);
  if (!settled) account.emit({ is: 'messages', messages: [message], fresh });
  if (!dialog) {
    await cover(account, message.chatId, { from: message.id, to: message.id });
    await fetchDialogs(account, [message.chatId]);
  } else if (message.id > previous) {
    await coverNewest(account, message.chatId, previous, message.id);
    const counts = !message.out && message.id > dialog.readInId;
    putDialogs(account, [
      {
        ...dialog,
        topId: message.id,
        top: message,
        date: message.date,
        unread: dialog.unread + (counts ? 1 : 0),
        mentions: dialog.mentions + (counts && message.mentionsMe ? 1 : 0),
      },
    ]);
  }
  if (!message.out) announce(account, message);
  if (message.action?.name === 'left' && message.from === account.self) dropDialog(account, message.chatId);
}

async function editedMessage(account: Account, raw: tl.TypeMessage): Promise<void> {
  const message = messageOf(raw, account.self);
  if (!message) return;
  keep(account, [message]);
  const dialog = account.dialogs.get(message.chatId);
  if (dialog?.topId === message.id) putDialogs(account, [{ ...dialog, top: message }]);
  account.emit({ is: 'messages', messages: [message], fresh: false });
}

/** In private chats and basic groups the server names only numbers: find whose they are. */
async function deletedSomewhere(account: Account, ids: number[]): Promise<void> {
  for (const chatId of account.dialogs.keys()) {
    if (isChannelId(chatId)) continue;
    const found: number[] = [];
    for (const id of ids) if (await cached(account, chatId, id)) found.push(id);
    if (found.length > 0) await deletedIn(account, chatId, found);
  }
}

/** Played, looked at or seen: by oneself on another device, or by whom one sent it to. */
async function openedSomewhere(account: Account, ids: number[]): Promise<void> {
  for (const chatId of account.dialogs.keys()) if (!isChannelId(chatId)) await openedIn(account, chatId, ids);
}

async function openedIn(account: Account, chatId: PeerId, ids: number[]): Promise<void> {
  for (const id of ids)
    await changeMessage(account, chatId, id, (message) =>
      message.unopened ? { ...message, unopened: false, mentionsMe: false } : message,
    );
}

async function deletedIn(account: Account, chatId: PeerId, ids: number[]): Promise<void> {
  forget(account, chatId, ids);
  const dialog = account.dialogs.get(chatId);
  if (!dialog) return;
  const wasUnread = ids.some((id) => id > dialog.readInId);
  if (ids.includes(dialog.topId) || wasUnread) {
    await fetchDialogs(account, [chatId]).catch(() => dropDialog(account, chatId));
  }
}

function mergeReactions(message: Message, reactions: tl.TypeMessageReactions): Message['reactions'] {
  const next = reactionsOf(reactions);
  if (!reactions.min) return next;
  const chosen = new Set(message.reactions.filter((it) => it.chosen).map((it) => it.emoji));
  return next.map((it) => ({ ...it, chosen: chosen.has(it.emoji) }));
}

async function pinned(account: Account, chatId: PeerId, ids: number[], isPinned: boolean): Promise<void> {
  for (const id of ids) await changeMessage(account, chatId, id, (message) => ({ ...message, pinned: isPinned }));
}

/** Answers come and go, and the poll may have ended; what is known of the rest stays. */
function changedPoll(known: Poll, { poll, results }: tl.RawUpdateMessagePoll): Poll {
  if (!poll) return withResults(known, results);
  const before = new Map(known.options.map((option) => [option.id, option]));
  const next = pollOf(poll, { ...results, results: [] });
  const options = next.options.map((option) => ({ ...(before.get(option.id) ?? option), text: option.text }));
  return withResults({ ...next, total: known.total, solution: known.solution, options }, results);
}

async function pollChanged(account: Account, update: tl.RawUpdateMessagePoll): Promise<void> {
  if (!update.peer || !update.msgId) return;
  await changeMessage(account, idOf(update.peer), update.msgId, (message) =>
    message.media?.kind === 'poll' ? { ...message, media: changedPoll(message.media, update) } : message,
  );
}

function readIn(account: Account, chatId: PeerId, maxId: number, stillUnread: number): void {
  changeDialog(account, chatId, (dialog) => ({
    ...dialog,
    readInId: Math.max(dialog.readInId, maxId),
    unread: stillUnread,
    mentions: stillUnread === 0 ? 0 : dialog.mentions,
    markedUnread: false,
  }));
}

function readOut(account: Account, chatId: PeerId, maxId: number): void {
  changeDialog(account, chatId, (dialog) => ({ ...dialog, readOutId: Math.max(dialog.readOutId, maxId) }));
}

const DOING: Partial<Record<tl.TypeSendMessageAction['_'], string>> = {
  sendMessageTypingAction: 'typing',
  sendMessageRecordAudioAction: 'voice',
  sendMessageUploadPhotoAction: 'photo',
  sendMessageUploadDocumentAction: 'file',
  sendMessageUploadVideoAction: 'file',
  sendMessageCancelAction: 'none',
};

function typing(account: Account, chatId: PeerId, peer: PeerId, action: tl.TypeSendMessageAction): void {
  if (peer === account.self) return;
  const until = Math.floor(Date.now() / 1000) + TYPING_S;
  account.emit({ is: 'typing', chatId, peer, doing: DOING[action._] ?? 'typing', until });
}

/** Joined, left, banned or changed: the chat itself came along with the update; its dialog may have come or gone. */
async function channelChanged(account: Account, chatId: PeerId): Promise<void> {
  const peer = account.peers.get(chatId)?.peer;
  if (!peer || !('isMember' in peer)) return;
  if (peer.isForbidden || !peer.isMember) {
    if (account.dialogs.has(chatId)) dropDialog(account, chatId);
  } else if (!account.dialogs.has(chatId)) {
    await fetchDialogs(account, [chatId]).catch(() => {});
  }
}
