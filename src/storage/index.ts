export { openFolderBlobs } from './blobs/folder.ts';
export { StorageError, type StorageErrorCode } from './errors.ts';
export { openSqliteStore } from './sqlite/store.ts';
export type { ClosableStore, StoreOptions } from './store.ts';
export { safetyStore } from './repositories/safety-index.ts';
