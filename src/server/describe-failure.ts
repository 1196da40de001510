import { type DomainErrorCode, isDomainError } from '#domain';
import { isSafetyError, type SafetyError } from '#safety';
import { StorageError } from '#storage';
import { CommandError, ConfigError } from './config/errors.ts';

export interface Failure {
  /** One line that says what to do. */
  line: string;
  /** The call or its settings were wrong, not the world. */
  wrongCall: boolean;
  /** Present when the failure was not foreseen. */
  stack?: string;
}

/** What an operator's commands are refused for most, and what to give instead. */
const refusals: Readonly<Partial<Record<DomainErrorCode, string>>> = {
  'phone-invalid': 'a phone number has 5 to 15 digits, such as +999000001',
  'phone-already-registered': 'this phone number has an account already',
  'first-name-invalid': 'a first name is needed, of 64 letters at most',
  'last-name-invalid': 'a last name has 64 letters at most',
  'username-invalid': 'a username has letters, digits and _, begins with a letter and is 5 to 32 long',
  'username-occupied': 'this username is taken: choose another',
};

/** Words for whatever ended a command. */
export function describeFailure(error: unknown): Failure {
  if (error instanceof ConfigError) return { line: error.message, wrongCall: true };
  if (error instanceof StorageError || error instanceof CommandError) return { line: error.message, wrongCall: false };
  if (isDomainError(error))
    return { line: refusals[error.code] ?? `refused: ${error.code}`, wrongCall: error.code.endsWith('-invalid') };
  if (isSafetyError(error)) return { line: safetyWords(error), wrongCall: false };
  const system = systemFailure(error);
  if (system) return { line: system, wrongCall: false };
  const whole = error instanceof Error ? error : new Error(String(error));
  const line = whole.message.split('\n')[0] ?? '';
  return { line: `unexpected failure: ${line}`, wrongCall: false, stack: whole.stack ?? line };
}

function safetyWords({ data, message }: SafetyError): string {
  return 'what' in data && 'id' in data ? `there is no ${data.what} ${data.id}` : `refused: ${message}`;
}

function systemFailure(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error)) return undefined;
  const at = 'address' in error && 'port' in error ? `${error.address}:${error.port}` : '';
  const path = 'path' in error ? String(error.path) : 'the data folder';
  const isNewFolder = 'syscall' in error && error.syscall === 'mkdir';
  switch (error.code) {
    case 'EADDRINUSE':
      return `${at} is taken by another program: stop it or choose another --listen`;
    case 'EADDRNOTAVAIL':
      return `${at} is not an address of this machine: choose another --listen`;
    case 'EACCES':
    case 'EPERM':
      return at ? `no right to listen on ${at}: choose a port above 1023` : `no right to use ${path}: check its owner`;
    case 'ENOSPC':
      return 'the disk is full: free some space and try again';
    case 'EROFS':
      return `${path} is on a read-only disk`;
    case 'EEXIST':
      return isNewFolder ? `${path} is a file: a folder is wanted` : `${path} is there already`;
    case 'ENOTDIR':
      return isNewFolder ? `${path} cannot be made: a file is in the way` : `${path} does not exist`;
    case 'ENOENT':
      return isNewFolder ? `${path} cannot be made: nothing can be kept there` : `${path} does not exist`;
    case 'ENOTFOUND':
      return 'hostname' in error ? `no address is known for ${error.hostname}: is the name right?` : undefined;
    case 'ECONNREFUSED':
      return `${at || 'a server that is needed'} does not answer: is it running?`;
    default:
      return undefined;
  }
}
