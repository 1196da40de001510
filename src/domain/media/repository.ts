import type { AccountId, MediaId, PeerId } from '../ids.ts';
import type { Media, MediaAttribute, NewMedia } from './media.ts';
import type { StoredBlob } from './ports.ts';

/** An upload that was joined into a blob: naming it again finds the same bytes. */
export interface FinishedUpload {
  account: AccountId;
  fileId: string;
  parts: number;
  blob: StoredBlob;
  finishedAt: number;
}

export interface MediaRepository {
  insert(media: NewMedia): Promise<MediaId>;
  /** Undefined for what is not there, and for what the safety desk took down. */
  get(id: MediaId): Promise<Media | undefined>;
  /** For the safety desk. */
  getRemovedToo(id: MediaId): Promise<Media | undefined>;
  isRemoved(digest: string): Promise<boolean>;
  /** Takes down, or brings back, every file with these bytes. */
  setRemoved(digest: string, removed: boolean): Promise<void>;
  /** Those of them that are there and not taken down. */
  many(ids: readonly MediaId[]): Promise<Media[]>;
  /** What a sticker set says of its stickers; nothing else about a file changes. */
  setAttributes(id: MediaId, attributes: readonly MediaAttribute[]): Promise<void>;
  /** The youngest document with these bytes. */
  documentByDigest(digest: string, sizeBytes: number, mime: string): Promise<Media | undefined>;
  byDigest(digest: string, limit: number): Promise<Media[]>;
  /** Accounts and chats among whose photos one with these bytes is. */
  wornBy(digest: string, limit: number): Promise<PeerId[]>;

  /** Returns the blob that stands for these bytes: an older one with the same digest, else this one. */
  claimBlob(blob: StoredBlob, createdAt: number): Promise<StoredBlob>;
  hasBlob(name: string): Promise<boolean>;

  finishedUpload(account: AccountId, fileId: string): Promise<FinishedUpload | undefined>;
  putFinishedUpload(upload: FinishedUpload): Promise<void>;
  /** Forgets finished uploads and the blobs that only they held; returns the names of those blobs. */
  removeFinishedUploads(before: number, limit: number): Promise<string[]>;

  /** Newest first. */
  profilePhotoIds(owner: PeerId): Promise<MediaId[]>;
  hasProfilePhoto(owner: PeerId, media: MediaId): Promise<boolean>;
  /** Puts it in front, also when it is there already. */
  addProfilePhoto(owner: PeerId, media: MediaId, date: number): Promise<void>;
  removeProfilePhotos(owner: PeerId, ids: readonly MediaId[]): Promise<MediaId[]>;
}
