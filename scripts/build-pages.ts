/**
 * Builds the pages that the server serves (the messenger, the desk) when they are missing or older than their sources.
 * Runs before `npm start`; tests call `buildPages` themselves. `--force` builds anyway.
 */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { argv, stderr } from 'node:process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const root = fileURLToPath(new URL('..', import.meta.url));
const PAGES = ['web', 'console'];
/** The desk draws with the messenger's buttons, colours and texts. */
const ALSO_READ: Record<string, string[]> = { console: ['web/src'] };
const STAMP = '.sources';
/** Smaller files gain nothing from compression. */
const COMPRESS_FROM_BYTES = 1024;
const COMPRESSED = /\.(?:js|css|html|svg|wasm|json|webmanifest)$/;

/** Brings every page folder up to date and says so on stderr. */
export async function buildPages(force = false): Promise<void> {
  for (const page of PAGES) {
    if (existsSync(join(root, page, 'vite.config.ts'))) await buildPage(page, force);
  }
}

const LOCK_POLL_MS = 100;
/** No build takes this long: whoever holds the lock has died. */
const LOCK_STALE_MS = 180_000;

/** One build at a time, also between processes: tests that run side by side ask for the same pages. */
async function locked(folder: string, work: () => Promise<void>): Promise<void> {
  const lock = join(folder, 'dist.lock');
  for (;;) {
    const taken = await mkdir(lock).then(
      () => true,
      () => false,
    );
    if (taken) break;
    const since = await stat(lock).catch(() => undefined);
    if (since && Date.now() - since.mtimeMs > LOCK_STALE_MS) await rm(lock, { recursive: true, force: true });
    await new Promise((resolve) => setTimeout(resolve, LOCK_POLL_MS));
  }
  try {
    await work();
  } finally {
    await rm(lock, { recursive: true, force: true });
  }
}

async function buildPage(page: string, force: boolean): Promise<void> {
  const folder = join(root, page);
  await locked(folder, () => buildStale(page, folder, force));
}

async function buildStale(page: string, folder: string, force: boolean): Promise<void> {
  const stampFile = join(folder, 'dist', STAMP);
  const stamp = await digestOf([folder, ...(ALSO_READ[page] ?? []).map((other) => join(root, other))]);
  const built = await readFile(stampFile, 'utf8').catch(() => '');
  if (!force && built === stamp) return;
  stderr.write(`Building ${page}/ …\n`);
  const startedMs = performance.now();
  const { build } = await import('vite');
  // A build that is cut short must leave the pages of before in place.
  const next = join(folder, 'dist.next');
  await build({
    configFile: join(folder, 'vite.config.ts'),
    logLevel: 'warn',
    build: { outDir: next, emptyOutDir: true },
  });
  await compressAll(next);
  await writeFile(join(next, STAMP), stamp);
  await rm(join(folder, 'dist'), { recursive: true, force: true });
  await rename(next, join(folder, 'dist'));
  stderr.write(`Built ${page}/ in ${((performance.now() - startedMs) / 1000).toFixed(1)} s\n`);
}

/** One digest of everything that a build reads: its sources and the versions of all packages. */
async function digestOf(folders: readonly string[]): Promise<string> {
  const files: string[] = [];
  for (const folder of folders) {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    files.push(
      ...entries
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name))
        .filter((file) => !/^dist(\.\w+)?[\\/]/.test(relative(folder, file)) && !file.endsWith('.test.ts')),
    );
  }
  files.sort();
  const hash = createHash('sha256');
  for (const file of [...files, join(root, 'package-lock.json')]) {
    hash
      .update(relative(root, file))
      .update('\0')
      .update(await readFile(file))
      .update('\0');
  }
  return hash.digest('hex');
}

async function compressAll(folder: string): Promise<void> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && COMPRESSED.test(entry.name));
  await Promise.all(
    files.map(async (entry) => {
      const file = join(entry.parentPath, entry.name);
      const content = await readFile(file);
      if (content.length < COMPRESS_FROM_BYTES) return;
      const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } };
      const [br, gz] = await Promise.all([
        promisify(brotliCompress)(content, quality),
        promisify<Buffer, Buffer>(gzip)(content),
      ]);
      await writeFile(`${file}.br`, br);
      await writeFile(`${file}.gz`, gz);
    }),
  );
}

if (import.meta.main) await buildPages(argv.includes('--force'));
