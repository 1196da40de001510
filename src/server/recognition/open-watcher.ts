import { randomUUID } from 'node:crypto';
import { deriveSketchKey, type DecodedImage, type PictureRef, createWatcher, type Watcher, WEIGHTS } from '#safety';
import type { Blobs, ImageTrouble } from '#domain';
import { nodeCrypto } from '#lib/node-crypto.ts';
import { createImages } from '../images/create-images.ts';
import { openBlobs } from '../open-blobs.ts';
import { openStore } from '../open-store.ts';
import { createOutboxBus } from '../outbox.ts';
import { createSafety } from '../safety/create-safety.ts';
import { createWorld, systemClock } from '../world.ts';
import type { WatcherStart } from './messages.ts';
import { sketchSecret } from './sketch-secret.ts';

const largestPictureBytes = 16 * 1024 * 1024;

const refusals = {
  'not-an-image': 'image_unreadable',
  damaged: 'image_unreadable',
  'bad-dimensions': 'image_too_many_pixels',
  'too-slow': 'image_too_slow',
  busy: 'image_too_slow',
} as const satisfies Record<ImageTrouble, string>;

/** The watcher on a connection of its own to the same data; what it changes reaches clients through the outbox. */
export async function openWatcher({ config, httpBase }: WatcherStart): Promise<Watcher> {
  const opening: ReturnType<typeof openStore> = openStore(config, (nudges) => bus.publish(nudges));
  const bus = createOutboxBus(async () => (await opening).outbox, systemClock);
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
    safety: await createSafety(store, world),
    key: deriveSketchKey(nodeCrypto, await sketchSecret(store)),
    weights: WEIGHTS,
    holder: randomUUID(),
    readBytes: (picture) => readPicture(blobs, picture),
    async decode(bytes): Promise<DecodedImage> {
      if (bytes.length > largestPictureBytes) return { ok: false, refusal: 'image_too_many_bytes' };
      const answer = await images.luma(bytes);
      return 'luma' in answer ? { ok: true, image: answer.luma } : { ok: false, refusal: refusals[answer.trouble] };
    },
  });
  return {
    round: () => watcher.round(),
    async close() {
      await watcher.close();
      await bus.settled();
      images.close();
      await store.close();
    },
  };
}

async function readPicture(
  blobs: Blobs,
  { blob, offsetBytes, sizeBytes }: PictureRef,
): Promise<Uint8Array | undefined> {
  if (sizeBytes > largestPictureBytes) return undefined;
  return blobs.read(blob, offsetBytes, sizeBytes);
}
