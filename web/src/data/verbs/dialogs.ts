import type { Draft, Folder, PeerId } from '../views.ts';

/** The list of chats, its folders, and what one keeps about each chat. */
export interface DialogVerbs {
  moreDialogs(archived: boolean): Promise<boolean>;
  setPinned(chatId: PeerId, pinned: boolean): Promise<void>;
  setArchived(chatId: PeerId, archived: boolean): Promise<void>;
  setMuted(chatId: PeerId, until: number): Promise<void>;
  markUnread(chatId: PeerId, unread: boolean): Promise<void>;
  saveDraft(chatId: PeerId, draft: Draft | undefined): Promise<void>;
  saveFolder(folder: Folder): Promise<void>;
  removeFolder(id: number): Promise<void>;
  clearHistory(chatId: PeerId, forAll: boolean): Promise<void>;
  leave(chatId: PeerId): Promise<void>;
}
