import { refuse } from '../errors.ts';
import type { World } from '../ports.ts';

/** A file that the safety desk took down cannot be brought in again. @throws media-invalid */
export async function refuseRemoved(world: World, digest: string): Promise<void> {
  if (await world.store.read((tx) => tx.media.isRemoved(digest))) refuse('media-invalid');
}
