/** Trouble of the disk or database itself, told apart so that the operator learns what to do. */
export type StorageErrorCode = 'full' | 'read-only' | 'busy' | 'corrupt' | 'unavailable' | 'newer-schema';

export class StorageError extends Error {
  readonly code: StorageErrorCode;

  constructor(code: StorageErrorCode, message: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'StorageError';
    this.code = code;
  }
}
