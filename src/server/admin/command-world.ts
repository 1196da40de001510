import type { World } from '#domain';
import { type ClosableStore, safetyStore } from '#storage';
import type { StaffContext } from '#safety';
import type { Config } from '../config/config.ts';
import { openBlobs } from '../open-blobs.ts';
import { openStore, requireDatabase } from '../open-store.ts';
import { createOutboxBus } from '../outbox.ts';
import { sha256Hex } from '../sha256.ts';
import { safetySecret } from '../safety-secret.ts';
import { createWorld, systemClock } from '../world.ts';

/** Like `inNewCommand`, on data that is there. */
export async function inCommand<T>(
  config: Config,
  work: (world: World, store: ClosableStore) => Promise<T>,
): Promise<T> {
  requireDatabase(config);
  return inNewCommand(config, work);
}

/**
 * Runs a verb for a command, on the data of a server that may be running: what changes reaches it through the outbox. An
 * empty folder gets its database. Commands send no codes and render no pictures.
 */
export async function inNewCommand<T>(
  config: Config,
  work: (world: World, store: ClosableStore) => Promise<T>,
): Promise<T> {
  const opening: Promise<ClosableStore> = openStore(config, (...commit) => bus.publish(...commit));
  const bus = createOutboxBus(async () => (await opening).outbox, systemClock);
  const store = await opening;
  try {
    const world = createWorld({
      store,
      bus,
      blobs: await openBlobs(config),
      codes: { send: () => Promise.reject(new Error('commands send no codes')) },
      images: {
        render: async () => ({ trouble: 'busy' }),
        toWebp: async () => undefined,
        unpack: async () => undefined,
      },
      settings: { signUp: config.signUp, flood: config.flood, dcId: 2, httpBase: config.publicUrl ?? '' },
      limits: config.limits,
    });
    const result = await work(world, store);
    await bus.settled();
    return result;
  } finally {
    await store.close();
  }
}

/** What roles need. */
export async function staffContext(store: ClosableStore): Promise<StaffContext> {
  return {
    store: safetyStore(store),
    clock: systemClock,
    digest: sha256Hex,
    settings: { secret: await safetySecret(store) },
  };
}
