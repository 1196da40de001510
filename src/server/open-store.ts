import { existsSync } from 'node:fs';
import { makeFolder } from '#lib/make-folder.ts';
import type { Progress } from '#lib/progress.ts';
import { type ClosableStore, openPostgresStore, openSqliteStore, type StoreOptions } from '#storage';
import type { Config } from './config/config.ts';
import { ConfigError } from './config/errors.ts';
import { systemRandom } from './world.ts';

/** Opens the configured database and brings its schema forward. The data folder is made when it is missing. */
export async function openStore(
  config: Config,
  onCommit: StoreOptions['onCommit'],
  options: Pick<StoreOptions, 'rederivable' | 'onStep'> = {},
): Promise<ClosableStore> {
  await makeFolder(config.dataDir);
  return config.database.kind === 'postgres'
    ? openPostgresStore(config.database.url, { onCommit, random: systemRandom, ...options })
    : openSqliteStore(config.database.path, { onCommit, ...options });
}

/** Words for the steps of the schema. */
export const tellSteps =
  (progress: Progress): NonNullable<StoreOptions['onStep']> =>
  (name, done, of) =>
    progress(`schema step ${name}`, done, of);

/** For commands that only make sense on data that is there: a mistyped folder is not made. Throws ConfigError. */
export function requireDatabase(config: Config): void {
  if (config.database.kind === 'sqlite' && !existsSync(config.database.path)) {
    throw new ConfigError(`there is no database at ${config.database.path}: check --data`);
  }
}

/** Like `openStore`, on data that is there. */
export async function openExistingStore(config: Config, progress: Progress): Promise<ClosableStore> {
  requireDatabase(config);
  return openStore(config, () => undefined, { onStep: tellSteps(progress) });
}
