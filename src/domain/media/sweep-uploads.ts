import type { World } from '../ports.ts';

const uploadsPerSweep = 500;

/** Removes parts and joined files that nobody made into a message in time. Returns how many uploads and files went. */
export async function sweepUploads(world: World): Promise<{ uploads: number; files: number }> {
  const beforeS = world.clock.nowS() - world.limits.uploadLifetimeS;
  const uploads = await world.blobs.parts.dropBefore(beforeS * 1000);
  const names = await world.store.write((tx) => tx.media.removeFinishedUploads(beforeS, uploadsPerSweep));
  for (const name of names) await world.blobs.delete(name);
  return { uploads, files: names.length };
}

/** Removes files that a crash left between their storing and the commit that should have named them. */
export async function sweepForgottenBlobs(world: World): Promise<number> {
  const beforeMs = (world.clock.nowS() - world.limits.uploadLifetimeS) * 1000;
  let removed = 0;
  for await (const name of world.blobs.names(beforeMs)) {
    if (await world.store.read((tx) => tx.media.hasBlob(name))) continue;
    if (await world.blobs.delete(name)) removed += 1;
  }
  return removed;
}
