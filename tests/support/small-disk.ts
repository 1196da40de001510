import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A disk of its own that can be filled and made read-only; only root can make one. */
export interface SmallDisk {
  /** A folder on it for a server's data. */
  readonly dataDir: string;
  /** Takes all the room that is left but `leftBytes`. */
  fill(leftBytes: number): void;
  /** Gives the room back. */
  free(): void;
  /** Nothing may be open on it for writing when this is set. */
  setReadOnly(readOnly: boolean): void;
  remove(): void;
}

/** Says why no disk can be made here, for node:test's `skip` option. */
export function withoutSmallDisk(): string | false {
  try {
    openSmallDisk(1).remove();
    return false;
  } catch {
    return 'skipped: small disk (needs Linux and the right to mount)';
  }
}

export function openSmallDisk(sizeMib: number): SmallDisk {
  const mountPoint = mkdtempSync(join(tmpdir(), 'tocsin-disk-'));
  const ballast = join(mountPoint, 'ballast');
  const run = (program: string, ...args: string[]) => execFileSync(program, args, { stdio: 'ignore' });
  try {
    run('mount', '-t', 'tmpfs', '-o', `size=${sizeMib}m`, 'tocsin-test', mountPoint);
  } catch (error) {
    rmSync(mountPoint, { recursive: true });
    throw error;
  }
  return {
    dataDir: join(mountPoint, 'data'),
    fill(leftBytes) {
      const { bavail, bsize } = statfsSync(mountPoint);
      try {
        writeFileSync(ballast, Buffer.alloc(Math.max(0, bavail * bsize - leftBytes)));
      } catch (error) {
        // A server that writes at the same time may have taken the room first: then the disk is fuller than asked.
        if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error;
      }
    },
    free: () => rmSync(ballast, { force: true }),
    setReadOnly: (readOnly) => run('mount', '-o', `remount,${readOnly ? 'ro' : 'rw'}`, mountPoint),
    remove() {
      // Whatever a failing test left open does not hold the disk for ever.
      run('umount', '--lazy', mountPoint);
      rmSync(mountPoint, { recursive: true });
    },
  };
}
