import type { Config } from '../config/config.ts';
import { openStore } from '../open-store.ts';

/** Brings the schema forward without starting the server. Resolves to the names of the steps that ran. */
export async function migrate(config: Config): Promise<string[]> {
  const store = await openStore(config, () => undefined);
  await store.close();
  return store.migrated;
}
