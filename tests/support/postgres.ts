import { execFileSync, spawn } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';

/** A PostgreSQL server of our own in a temporary folder, or the one that TOCSIN_TEST_POSTGRES names. */
export interface TestPostgres {
  /** Makes an empty database and returns its address. */
  createDatabase(): Promise<string>;
  /** Folder of pg_dump and its like. */
  binDir: string;
  /** Ends it as a crash would; undefined for a server that is not ours to crash. */
  crash?: () => Promise<void>;
  /** Starts it again on the same data. */
  startAgain?: () => Promise<void>;
  stop(): Promise<void>;
}

/** The newest installed PostgreSQL's folder of programs; undefined when there is none. */
export function findPostgres(): string | undefined {
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : [];
  const folders = [...versions.map((v) => join(debian, v, 'bin')), ...(process.env.PATH ?? '').split(':')];
  return folders.find((folder) => existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'postgres')));
}

/** PostgreSQL refuses to run as root: there it runs as the user that Debian made for it. */
function runAs(): { uid?: number; gid?: number } {
  if (process.getuid?.() !== 0) return {};
  for (const user of ['postgres', 'nobody']) {
    try {
      const id = (flag: string) => Number(execFileSync('id', [flag, user], { encoding: 'utf8', stdio: 'pipe' }));
      return { uid: id('-u'), gid: id('-g') };
    } catch {
      // There is no such user: try the next.
    }
  }
  throw new Error('PostgreSQL does not run as root, and there is no user postgres');
}

/** Starts a cluster; `durable` keeps fsync on, which only measurements need. */
export async function startPostgres(binDir: string, options: { durable?: boolean } = {}): Promise<TestPostgres> {
  const given = process.env.TOCSIN_TEST_POSTGRES;
  if (given) return { ...databases(given), binDir, stop: async () => undefined };
  const dir = mkdtempSync(join(tmpdir(), 'tocsin-pg-'));
  const who = runAs();
  if (who.uid !== undefined && who.gid !== undefined) chownSync(dir, who.uid, who.gid);
  chmodSync(dir, 0o700);
  const data = join(dir, 'data');
  execFileSync(join(binDir, 'initdb'), ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--no-sync'], {
    ...who,
    cwd: dir,
    stdio: 'pipe',
  });
  const flags = ['-D', data, '-k', dir, '-c', 'listen_addresses=', '-c', 'max_connections=60'];
  if (!options.durable) flags.push('-F');
  const start = () => {
    const server = spawn(join(binDir, 'postgres'), flags, { ...who, cwd: dir, stdio: 'ignore' });
    const ended = new Promise<void>((resolve) => server.on('exit', () => resolve()));
    return async (signal: 'SIGINT' | 'SIGQUIT') => {
      server.kill(signal);
      await ended;
    };
  };
  let end = start();
  const url = `postgres://postgres@/postgres?host=${encodeURIComponent(dir)}`;
  const stop = async () => {
    await end('SIGINT');
    rmSync(dir, { recursive: true, force: true });
  };
  try {
    await untilReady(url);
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    ...databases(url),
    ...{ binDir, stop },
    // Nothing is written any more, and all connections end: the next start recovers from the log.
    crash: () => end('SIGQUIT'),
    async startAgain() {
      end = start();
      await untilReady(url);
    },
  };
}

function databases(url: string) {
  let count = 0;
  return {
    async createDatabase(): Promise<string> {
      count += 1;
      const name = `tocsin_${process.pid}_${count}`;
      const client = new pg.Client({ connectionString: url });
      await client.connect();
      await client.query(`DROP DATABASE IF EXISTS ${name}`);
      await client.query(`CREATE DATABASE ${name}`);
      await client.end();
      return url.replace(/\/[^/?]*(\?|$)/, `/${name}$1`);
    },
  };
}

const startAttempts = 100;

async function untilReady(url: string): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    const client = new pg.Client({ connectionString: url });
    try {
      await client.connect();
      await client.end();
      return;
    } catch (error) {
      if (attempt === startAttempts) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}
