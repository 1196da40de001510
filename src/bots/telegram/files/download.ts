import type { ServerResponse } from 'node:http';
import type { BotAccount } from '#domain';
import { ApiError } from '../api-error.ts';
import type { Gateway } from '../context.ts';
import { idOfPath } from './file-path.ts';

const chunkBytes = 512 * 1024;

/** Sends the file that a path from `getFile` names. @throws ApiError when there is none */
export async function download(
  gateway: Gateway,
  bot: BotAccount,
  path: string,
  response: ServerResponse,
): Promise<void> {
  const { fileIds, world } = gateway;
  const id = idOfPath(path);
  const named = id === undefined ? undefined : fileIds.read(bot.id, id);
  const media = named && (await world.store.read((tx) => tx.media.get(named.media)));
  const size = named && media?.sizes.find(({ type }) => type === named.size);
  const blob = size?.blob ?? (named?.size === '' ? media?.blob : undefined);
  if (!media || blob === undefined) throw new ApiError(404, 'Not Found: file not found');
  const sizeBytes = size?.sizeBytes ?? media.sizeBytes;
  response.writeHead(200, {
    'content-type': size ? 'image/jpeg' : media.mime,
    'content-length': String(sizeBytes),
    'content-disposition': 'attachment',
    'x-content-type-options': 'nosniff',
    'cache-control': 'private',
  });
  const start = size?.offsetBytes ?? 0;
  for (let done = 0; done < sizeBytes; ) {
    const bytes = await world.blobs.read(blob, start + done, Math.min(chunkBytes, sizeBytes - done));
    if (!bytes || bytes.length === 0 || response.destroyed) break;
    done += bytes.length;
    if (!response.write(bytes)) await new Promise((resolve) => response.once('drain', resolve).once('close', resolve));
  }
  response.end();
}
