import pg from 'pg';
import { StorageError } from '../errors.ts';

const codeOf = (error: unknown): string | undefined =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;

/** True for a transaction that lost against another one and may simply run again: serialization failure, deadlock. */
export function isConflict(error: unknown): boolean {
  const code = codeOf(error);
  return code === '40001' || code === '40P01';
}

/** True when a row or table was not given free in time. */
export const isLockTimeout = (error: unknown): boolean =>
  error instanceof StorageError && codeOf(error.cause) === '55P03';

/** True when the database itself refused a statement, which ends its transaction. */
export const isDatabaseError = (error: unknown): boolean => error instanceof pg.DatabaseError;

/**
 * Turns PostgreSQL's codes (https://www.postgresql.org/docs/current/errcodes-appendix.html) and the system's into our
 * closed list; conflicts and the mistakes of a statement itself pass as they are.
 */
export function translatePostgresError(error: unknown): unknown {
  if (error instanceof StorageError || isConflict(error)) return error;
  const code = codeOf(error) ?? '';
  if (code === '53100' || code === '53200' || code === '58030') {
    return new StorageError('full', "the database server's disk refuses to write: free some space there", error);
  }
  if (code === '25006') return new StorageError('read-only', 'the database server only allows reading', error);
  if (code === '55P03' || code === '57014')
    return new StorageError('busy', 'the database is held by something else', error);
  if (code.startsWith('XX')) return new StorageError('corrupt', 'the database reports damage: see its own log', error);
  if (code === '28P01' || code === '28000') {
    return new StorageError('unavailable', 'the database refuses our name or password: check --database-url', error);
  }
  if (code === '3D000') {
    return new StorageError('unavailable', 'that database does not exist on the server: create it first', error);
  }
  if (/^(08|53|57P)/.test(code) || isLostConnection(error, code)) {
    return new StorageError('unavailable', 'the database server does not answer: is it running?', error);
  }
  return error;
}

/** The driver reports a connection that broke or could not be made with the system's code, or with words alone. */
function isLostConnection(error: unknown, code: string): boolean {
  if (/^E[A-Z]+$/.test(code)) return true;
  return (
    error instanceof Error && /connection|timeout exceeded when trying to connect/i.test(error.message) && code === ''
  );
}
