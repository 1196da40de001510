import { randomUUID } from 'node:crypto';
import { createWatcher, deriveSketchKey, IMAGE_LIMITS, type PictureRef, type Watcher, WEIGHTS } from '#safety';
import { type AccountId, type Blobs, type Nudge, SERVICE_ACCOUNT } from '#domain';
import { nodeCrypto } from '#lib/node-crypto.ts';
import { createImages } from '../images/create-images.ts';
import { openBlobs } from '../open-blobs.ts';
import { openStore } from '../open-store.ts';
import { createOutboxBus, type OutboxBus } from '../outbox.ts';
import { createSafety } from '../safety/create-safety.ts';
import { httpClient } from '../safety/http-client.ts';
import { trustAuthorities } from '../trust-authorities.ts';
import { createWorld, systemClock } from '../world.ts';
import { decodeWith, readPictureWith } from './decode-with.ts';
import type { WatcherStart } from './messages.ts';
import { sketchSecret } from './sketch-secret.ts';

/** The watcher on a connection of its own to the same data; what it changes reaches clients through the outbox. */
export async function openWatcher({ config, httpBase }: WatcherStart): Promise<Watcher> {
  // Which authorities are believed is a thread's own matter.
  if (config.caFile !== undefined) await trustAuthorities(config.caFile);
  const opening: ReturnType<typeof openStore> = openStore(config, tell, {
    // The watcher's place in the log is written with what came of it: whatever is missing is looked at again.
    rederivable: true,
  });
  const bus: OutboxBus = createOutboxBus(async () => (await opening).outbox, systemClock);
  // Its places in the logs are settings of the service account, which nobody is shown: a notice of them would be two more
  // commits, and each makes SQLite drop what the server's writer has read.
  function tell(nudges: readonly Nudge[], changed: readonly AccountId[]): void {
    const shown = changed.filter((account) => account !== SERVICE_ACCOUNT);
    if (nudges.length > 0 || shown.length > 0) bus.publish(nudges, shown);
  }
  const store = await opening;
  const images = createImages();
  const blobs = await openBlobs(config);
  const world = createWorld({
    store,
    bus,
    blobs,
    images,
    codes: { send: () => Promise.reject(new Error('the watcher sends no codes')) },
    settings: { signUp: config.signUp, flood: config.flood, dcId: 2, httpBase },
  });
  const watcher = createWatcher({
    safety: await createSafety(store, world, { sor: config.sor }),
    key: deriveSketchKey(nodeCrypto, await sketchSecret(store)),
    weights: WEIGHTS,
    holder: randomUUID(),
    http: httpClient,
    readBytes: (picture) => readPicture(blobs, picture),
    decode: decodeWith(images),
    readPicture: readPictureWith(images),
  });
  return {
    round: () => watcher.round(),
    async close() {
      await watcher.close();
      // A lost notice costs those who are online time, and the end of the server none.
      await bus.settled().catch(() => undefined);
      images.close();
      await store.close();
    },
  };
}

async function readPicture(
  blobs: Blobs,
  { blob, offsetBytes, sizeBytes }: PictureRef,
): Promise<Uint8Array | undefined> {
  if (sizeBytes > IMAGE_LIMITS.maxBytes) return undefined;
  return blobs.read(blob, offsetBytes, sizeBytes);
}
