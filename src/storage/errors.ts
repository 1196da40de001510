import { StorageTrouble } from '#domain';

/** Trouble of the disk or database itself, told apart so that the operator learns what to do. */
export type StorageErrorCode = 'full' | 'read-only' | 'busy' | 'corrupt' | 'unavailable' | 'newer-schema';

export class StorageError extends StorageTrouble {
  readonly code: StorageErrorCode;

  constructor(code: StorageErrorCode, message: string, cause?: unknown) {
    super(message, { refusesWrites: code === 'full' || code === 'read-only', cause });
    this.name = 'StorageError';
    this.code = code;
  }
}
