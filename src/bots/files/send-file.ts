import type { ServerResponse } from 'node:http';
import type { Media, World } from '#domain';
import type { FileName } from './file-id.ts';

const chunkBytes = 512 * 1024;

/** The media that a file id names, and where its bytes lie; undefined when they are gone. */
async function locate(world: World, named: FileName) {
  const media: Media | undefined = await world.store.read((tx) => tx.media.get(named.media));
  const size = media?.sizes.find(({ type }) => type === named.size);
  const blob = size?.blob ?? (named.size === '' ? media?.blob : undefined);
  if (!media || blob === undefined) return undefined;
  const mime = size ? 'image/jpeg' : media.mime;
  return { blob, mime, start: size?.offsetBytes ?? 0, sizeBytes: size?.sizeBytes ?? media.sizeBytes };
}

/** Sends the bytes of a file. False, with nothing sent, when there is none. */
export async function sendFile(world: World, named: FileName, response: ServerResponse): Promise<boolean> {
  const found = await locate(world, named);
  if (!found) return false;
  const { blob, mime, start, sizeBytes } = found;
  response.writeHead(200, {
    'content-type': mime,
    'content-length': String(sizeBytes),
    'content-disposition': 'attachment',
    'x-content-type-options': 'nosniff',
    'cache-control': 'private',
  });
  for (let done = 0; done < sizeBytes; ) {
    const bytes = await world.blobs.read(blob, start + done, Math.min(chunkBytes, sizeBytes - done));
    if (!bytes || bytes.length === 0 || response.destroyed) break;
    done += bytes.length;
    if (!response.write(bytes)) await new Promise((resolve) => response.once('drain', resolve).once('close', resolve));
  }
  response.end();
  return true;
}
