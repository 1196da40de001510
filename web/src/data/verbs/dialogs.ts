import type { Draft, Folder, FolderLink, PeerId, SharedFolder } from '../views.ts';

/** The list of chats, its folders, and what one keeps about each chat. */
export interface DialogVerbs {
  /** Loads the next older chats of the list or the archive; false when there are no more. */
  moreDialogs(archived: boolean): Promise<boolean>;
  setPinned(chatId: PeerId, pinned: boolean): Promise<void>;
  setArchived(chatId: PeerId, archived: boolean): Promise<void>;
  /** `until` in Unix seconds; 0 lets it sound again. */
  setMuted(chatId: PeerId, until: number): Promise<void>;
  markUnread(chatId: PeerId, unread: boolean): Promise<void>;
  /** Undefined takes the draft away. */
  saveDraft(chatId: PeerId, draft: Draft | undefined): Promise<void>;
  saveFolder(folder: Folder): Promise<void>;
  removeFolder(id: number): Promise<void>;
  /** What the link of a folder offers; undefined when it leads nowhere any more. */
  sharedFolder(slug: string): Promise<SharedFolder | undefined>;
  /** Joins these chats and keeps them as a folder. */
  takeFolder(slug: string, chats: PeerId[]): Promise<void>;
  /** Chats that the link of a taken folder offers since. */
  folderNews(id: number): Promise<PeerId[]>;
  takeFolderNews(id: number, chats: PeerId[]): Promise<void>;
  /** Those that are offered now are not offered again. */
  declineFolderNews(id: number): Promise<void>;
  folderLinks(id: number): Promise<FolderLink[]>;
  /** Only chats into which one may let others can be shared. */
  shareFolder(id: number, chats: PeerId[]): Promise<FolderLink>;
  revokeFolderLink(id: number, url: string): Promise<void>;
  /** Of a private chat or basic group also for the others when `forAll` is set. */
  clearHistory(chatId: PeerId, forAll: boolean): Promise<void>;
  leave(chatId: PeerId): Promise<void>;
}
