import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';

/** A disk with a file system of its own that can find itself damaged under whoever writes; only root can make one. */
export interface FailingDisk {
  /** A folder on it for a server's data. */
  readonly dataDir: string;
  /** The file system reports an error and turns read-only at once, as most are mounted; files stay open. */
  fail(): void;
  /** Takes it out, has it repaired and puts it back, as its operator would. Nothing may run on it. */
  repair(): void;
  remove(): void;
}

const programs = ['mkfs.ext4', 'fsck.ext4', 'mount', 'umount', 'findmnt'];
const run = (program: string, ...args: string[]): string =>
  execFileSync(program, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();

/** Says why no disk can be made here, for node:test's `skip` option. */
export function withoutFailingDisk(): string | false {
  try {
    const disk = openFailingDisk(8);
    disk.fail();
    disk.remove();
    return false;
  } catch {
    return `skipped: failing disk (needs Linux with ext4, loop devices and the right to mount: ${programs.join(', ')})`;
  }
}

export function openFailingDisk(sizeMib: number): FailingDisk {
  const folder = mkdtempSync(join(tmpdir(), 'tocsin-failing-'));
  const image = join(folder, 'image');
  const mountPoint = mkdtempSync(join(folder, 'disk-'));
  const mount = () => run('mount', '-o', 'loop,errors=remount-ro', image, mountPoint);
  try {
    writeFileSync(image, '');
    truncateSync(image, sizeMib * 1024 * 1024);
    run('mkfs.ext4', '-q', '-F', image);
    mount();
  } catch (error) {
    rmSync(folder, { recursive: true });
    throw error;
  }
  return {
    dataDir: join(mountPoint, 'data'),
    fail() {
      const device = basename(run('findmnt', '-no', 'SOURCE', mountPoint));
      writeFileSync(`/sys/fs/ext4/${device}/trigger_fs_error`, '1');
    },
    repair() {
      run('umount', mountPoint);
      try {
        run('fsck.ext4', '-f', '-y', image);
      } catch (error) {
        // It ends with 1 when it mended something.
        if (!(error instanceof Error && 'status' in error && error.status === 1)) throw error;
      }
      mount();
    },
    remove() {
      // Whatever a failing test left open does not hold the disk for ever.
      if (readdirSync(mountPoint).length > 0) run('umount', '--lazy', mountPoint);
      rmSync(folder, { recursive: true });
    },
  };
}
