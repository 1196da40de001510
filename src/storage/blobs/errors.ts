import { StorageError } from '../errors.ts';

/** Whether the system named this code, such as `ENOENT`. */
export const hasCode = (error: unknown, code: string): boolean =>
  error instanceof Error && 'code' in error && error.code === code;

/** Turns the system's words for a full or locked disk into our closed list; the rest passes as it is. */
export function translateFileError(error: unknown): unknown {
  if (hasCode(error, 'ENOSPC') || hasCode(error, 'EDQUOT')) {
    return new StorageError('full', 'the disk refuses to write: free some space and try again', error);
  }
  if (hasCode(error, 'EROFS') || hasCode(error, 'EACCES') || hasCode(error, 'EPERM')) {
    return new StorageError('read-only', 'the data folder cannot be written: check its owner and mount', error);
  }
  return error;
}
