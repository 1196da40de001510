import type { ServerResponse } from 'node:http';
import type { AccountId, Media, World } from '#domain';
import type { FileIds } from './file-id.ts';
import { openFile } from './open-file.ts';

const chunkBytes = 512 * 1024;

/** Where the bytes of what a file id names lie; undefined when there are none. */
function locate({ media, named }: { media: Media; named: { size: string } }) {
  const size = media.sizes.find(({ type }) => type === named.size);
  const blob = size?.blob ?? (named.size === '' ? media.blob : undefined);
  if (blob === undefined) return undefined;
  const mime = size ? 'image/jpeg' : media.mime;
  return { blob, mime, start: size?.offsetBytes ?? 0, sizeBytes: size?.sizeBytes ?? media.sizeBytes };
}

/** Sends the bytes of a file. False, with nothing sent, when there is none. */
export async function sendFile(
  gateway: { world: World; fileIds: FileIds },
  bot: AccountId,
  fileId: string,
  response: ServerResponse,
): Promise<boolean> {
  const { world } = gateway;
  const opened = await openFile(gateway, bot, fileId);
  const found = opened && locate(opened);
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
    // A long download ends where the safety desk closes what it is of.
    if (done > 0 && !(await openFile(gateway, bot, fileId))) {
      response.destroy();
      return true;
    }
    const bytes = await world.blobs.read(blob, start + done, Math.min(chunkBytes, sizeBytes - done));
    if (!bytes || bytes.length === 0 || response.destroyed) break;
    done += bytes.length;
    if (!response.write(bytes)) await new Promise((resolve) => response.once('drain', resolve).once('close', resolve));
  }
  response.end();
  return true;
}
