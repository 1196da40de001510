import { refuse } from '../errors.ts';
import type { World } from '../ports.ts';
import type { StoredBlob } from './ports.ts';

/**
 * Keeps a file that came whole, as bots send them. Bytes that are here already are kept once.
 *
 * @throws file-too-big when there are more than `limitBytes`
 */
export async function storeFile(
  world: World,
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  limitBytes: number,
): Promise<StoredBlob> {
  const stored = await world.blobs.put(bounded(chunks, limitBytes));
  if (!stored) throw new Error('a put without md5 always stores');
  const claimed = await world.store.write((tx) => tx.media.claimBlob(stored, world.clock.nowS()));
  if (claimed.name !== stored.name) await world.blobs.delete(stored.name);
  return claimed;
}

async function* bounded(
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  limitBytes: number,
): AsyncGenerator<Uint8Array> {
  let sizeBytes = 0;
  for await (const chunk of chunks) {
    sizeBytes += chunk.length;
    if (sizeBytes > limitBytes) refuse('file-too-big');
    yield chunk;
  }
}
