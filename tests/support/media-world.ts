import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { openFolderBlobs } from '#storage';
import { createImages } from '../../src/server/images/create-images.ts';
import { createTestWorld, type TestWorld, type TestWorldOptions } from './test-world.ts';

/** A test world with real files in a temporary folder and real pictures; its clock stands at the moment of its making. */
export async function createMediaWorld(
  t: Pick<TestContext, 'after'>,
  options: TestWorldOptions = {},
): Promise<TestWorld> {
  const folder = await mkdtemp(join(tmpdir(), 'tocsin-media-'));
  const images = createImages();
  t.after(async () => {
    images.close();
    await rm(folder, { recursive: true, force: true });
  });
  const world = await createTestWorld(t, { ...options, blobs: await openFolderBlobs(folder), images });
  // The age of files is told by the file system's clock.
  world.waitS(Math.floor(Date.now() / 1000) - world.clock.nowS());
  return world;
}
