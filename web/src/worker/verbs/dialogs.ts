import type { tl } from '@mtcute/core';
import Long from 'long';
import type { Dialog, Draft, Folder, PeerId } from '../../data/views.ts';
import type { Account } from '../account.ts';
import { changeDialog, dropDialog, putDialogs, takeInDialogs } from '../dialogs.ts';
import { forgetChat } from '../messages.ts';
import { absorb, inputChannel, inputPeer, inputUser } from '../peers.ts';
import { toTlEntities } from '../views/entities.ts';
import { folderOf } from '../views/dialog.ts';
import { isChannelId } from '../views/peer.ts';
import { tellPts } from './history.ts';

const PAGE = 60;

/** The newest dialogs and the pinned ones; removes from the device what the server no longer has at the top. */
export async function refreshDialogs(account: Account): Promise<void> {
  const answer = await account.client.call({
    _: 'messages.getDialogs',
    folderId: 0,
    offsetDate: 0,
    offsetId: 0,
    offsetPeer: { _: 'inputPeerEmpty' },
    limit: PAGE,
    hash: Long.ZERO,
  });
  if (answer._ === 'messages.dialogsNotModified') return;
  const fresh = takeInDialogs(account, answer);
  const whole = answer._ === 'messages.dialogs' || fresh.length < PAGE;
  const seen = new Set(fresh.map((dialog) => dialog.chatId));
  const oldest = Math.min(...fresh.map((dialog) => dialog.date), Number.POSITIVE_INFINITY);
  for (const dialog of account.dialogs.values()) {
    if (!dialog.archived && !seen.has(dialog.chatId) && (whole || dialog.date > oldest))
      dropDialog(account, dialog.chatId);
  }
  account.emit({ is: 'dialogs', dialogs: [], complete: true });
}

/** The next older dialogs of the main list or the archive. False when there are no more. */
export async function moreDialogs(account: Account, archived: boolean): Promise<boolean> {
  const listed = [...account.dialogs.values()].filter((it) => it.archived === archived && !it.pinned && it.top);
  const last = listed.sort((a, b) => (a.top?.date ?? 0) - (b.top?.date ?? 0))[0];
  const answer = await account.client.call({
    _: 'messages.getDialogs',
    folderId: archived ? 1 : 0,
    excludePinned: last !== undefined,
    offsetDate: last?.top?.date ?? 0,
    offsetId: last?.topId ?? 0,
    offsetPeer: last ? inputPeer(account, last.chatId) : { _: 'inputPeerEmpty' },
    limit: PAGE,
    hash: Long.ZERO,
  });
  if (answer._ === 'messages.dialogsNotModified') return false;
  const known = new Set(account.dialogs.keys());
  const dialogs = takeInDialogs(account, answer);
  return answer._ === 'messages.dialogsSlice' && dialogs.some((dialog) => !known.has(dialog.chatId));
}

export async function refreshFolders(account: Account): Promise<void> {
  const answer = await account.client.call({ _: 'messages.getDialogFilters' });
  account.folders = answer.filters.flatMap((filter) => folderOf(filter, account.self) ?? []);
  account.store.put('kv', { key: 'folders', value: account.folders });
  account.emit({ is: 'folders', folders: account.folders });
}

/** Makes a folder or changes it. */
export async function saveFolder(account: Account, folder: Folder): Promise<void> {
  await account.client.call({ _: 'messages.updateDialogFilter', id: folder.id, filter: filterOf(account, folder) });
  await refreshFolders(account);
}

/** A shared folder has named chats and nothing else. */
function filterOf(account: Account, folder: Folder): tl.TypeDialogFilter {
  const input = (ids: PeerId[]) => ids.map((id) => inputPeer(account, id));
  const pinned = new Set(folder.pinned);
  const named = {
    id: folder.id,
    title: { _: 'textWithEntities' as const, text: folder.title, entities: [] },
    pinnedPeers: input(folder.pinned.filter((id) => folder.include.includes(id))),
    includePeers: input(folder.include.filter((id) => !pinned.has(id))),
  };
  if (folder.shared) return { _: 'dialogFilterChatlist', ...named };
  // Chats that are named stand in a folder anyway: without kinds of chats there is nothing to leave out.
  const { contacts, others, groups, channels, bots } = folder;
  if (!(contacts || others || groups || channels || bots))
    return { _: 'dialogFilter', ...named, excludePeers: input(folder.exclude) };
  return {
    _: 'dialogFilter',
    ...named,
    excludePeers: input(folder.exclude),
    contacts: folder.contacts,
    nonContacts: folder.others,
    groups: folder.groups,
    broadcasts: folder.channels,
    bots: folder.bots,
    excludeMuted: folder.excludeMuted,
    excludeRead: folder.excludeRead,
    excludeArchived: folder.excludeArchived,
  };
}

export async function removeFolder(account: Account, id: number): Promise<void> {
  await account.client.call({ _: 'messages.updateDialogFilter', id });
  await refreshFolders(account);
}

export async function setPinned(account: Account, chatId: PeerId, pinned: boolean): Promise<void> {
  const top = Math.max(0, ...[...account.dialogs.values()].map((dialog) => dialog.pinOrder));
  await optimistic(account, chatId, { pinned, pinOrder: pinned ? top + 1 : 0 }, () =>
    account.client.call({
      _: 'messages.toggleDialogPin',
      peer: { _: 'inputDialogPeer', peer: inputPeer(account, chatId) },
      pinned,
    }),
  );
}

export async function setArchived(account: Account, chatId: PeerId, archived: boolean): Promise<void> {
  await optimistic(account, chatId, { archived, pinned: false, pinOrder: 0 }, async () => {
    const answer = await account.client.call({
      _: 'folders.editPeerFolders',
      folderPeers: [{ _: 'inputFolderPeer', peer: inputPeer(account, chatId), folderId: archived ? 1 : 0 }],
    });
    account.client.handleClientUpdate(answer, true);
  });
}

export async function setMuted(account: Account, chatId: PeerId, until: number): Promise<void> {
  await optimistic(account, chatId, { mutedUntil: until }, () =>
    account.client.call({
      _: 'account.updateNotifySettings',
      peer: { _: 'inputNotifyPeer', peer: inputPeer(account, chatId) },
      settings: { _: 'inputPeerNotifySettings', muteUntil: until },
    }),
  );
}

export async function markUnread(account: Account, chatId: PeerId, unread: boolean): Promise<void> {
  await optimistic(account, chatId, { markedUnread: unread }, () =>
    account.client.call({
      _: 'messages.markDialogUnread',
      peer: { _: 'inputDialogPeer', peer: inputPeer(account, chatId) },
      unread,
    }),
  );
}

/** Shows a change at once and takes it back when the server refuses. */
async function optimistic(
  account: Account,
  chatId: PeerId,
  change: Partial<Dialog>,
  call: () => Promise<unknown>,
): Promise<void> {
  const before = account.dialogs.get(chatId);
  changeDialog(account, chatId, (dialog) => ({ ...dialog, ...change }));
  try {
    await call();
  } catch (error) {
    if (before) putDialogs(account, [before]);
    throw error;
  }
}

/** Drafts are kept on this device first, so that none is lost when the server cannot be reached. */
export async function saveDraft(account: Account, chatId: PeerId, draft: Draft | undefined): Promise<void> {
  if (draft) account.store.put('drafts', { chatId, draft });
  else account.store.remove('drafts', chatId);
  changeDialog(account, chatId, (dialog) => ({ ...dialog, draft }));
  await account.client.call({
    _: 'messages.saveDraft',
    peer: inputPeer(account, chatId),
    message: draft?.text ?? '',
    entities: toTlEntities(draft?.entities ?? [], (user) => inputUser(account, user)),
    replyTo: draft?.replyTo ? { _: 'inputReplyToMessage', replyToMsgId: draft.replyTo } : undefined,
  });
}

export async function clearHistory(account: Account, chatId: PeerId, forAll: boolean): Promise<void> {
  if (isChannelId(chatId)) {
    const answer = await account.client.call({
      _: 'channels.deleteHistory',
      channel: inputChannel(account, chatId),
      maxId: 0,
      forEveryone: forAll,
    });
    account.client.handleClientUpdate(answer, true);
  } else {
    const done = await account.client.call({
      _: 'messages.deleteHistory',
      peer: inputPeer(account, chatId),
      maxId: 0,
      revoke: forAll,
    });
    tellPts(account, done, 0);
  }
  await forgetChat(account, chatId);
  dropDialog(account, chatId);
}

export async function leave(account: Account, chatId: PeerId): Promise<void> {
  const call: tl.RpcMethod = isChannelId(chatId)
    ? { _: 'channels.leaveChannel', channel: inputChannel(account, chatId) }
    : { _: 'messages.deleteChatUser', chatId: -chatId, userId: { _: 'inputUserSelf' } };
  const answer = await account.client.call(call);
  account.client.handleClientUpdate(answer, true);
  if ('users' in answer) absorb(account, answer.users, answer.chats);
  dropDialog(account, chatId);
}
