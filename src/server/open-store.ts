import { mkdir } from 'node:fs/promises';
import type { Nudge } from '#domain';
import { type ClosableStore, openPostgresStore, openSqliteStore } from '#storage';
import type { Config } from './config/config.ts';
import { systemRandom } from './world.ts';

/** Opens the configured database and brings its schema forward. The data folder is made when it is missing. */
export async function openStore(config: Config, onCommit: (nudges: Nudge[]) => void): Promise<ClosableStore> {
  await mkdir(config.dataDir, { recursive: true, mode: 0o700 });
  return config.database.kind === 'postgres'
    ? openPostgresStore(config.database.url, { onCommit, random: systemRandom })
    : openSqliteStore(config.database.path, { onCommit });
}
