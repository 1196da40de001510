export { openFolderBlobs } from './blobs/folder.ts';
export { StorageError, type StorageErrorCode } from './errors.ts';
export type { Outbox } from './outbox.ts';
export { openPostgresStore, type PostgresOptions } from './postgres/store.ts';
export { safetyStore } from './repositories/safety-index.ts';
export { openSqliteStore } from './sqlite/store.ts';
export type { ClosableStore, StoreOptions } from './store.ts';
