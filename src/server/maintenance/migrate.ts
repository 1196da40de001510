import type { Progress } from '#lib/progress.ts';
import type { Config } from '../config/config.ts';
import { openStore, tellSteps } from '../open-store.ts';

/** Brings the schema forward without starting the server. Resolves to the names of the steps that ran. */
export async function migrate(config: Config, progress: Progress): Promise<string[]> {
  const store = await openStore(config, () => undefined, { onStep: tellSteps(progress) });
  await store.close();
  return store.migrated;
}
