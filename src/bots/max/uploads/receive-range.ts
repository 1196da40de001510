import type { IncomingMessage } from 'node:http';
import { type BotUpload, refuse, storeFile, type UploadKey } from '#domain';
import { createLru } from '#lib/lru.ts';
import type { SentFile } from '../../files/fetch-file.ts';
import { bareName, mimeOf } from '../../files/mime.ts';
import { ApiError, badPayload } from '../api-error.ts';
import type { Gateway } from '../context.ts';

const rangeBytes = 32 * 1024 * 1024;
const partsAtMost = 99_999;
/** Whoever has too much on its way in waits for its unfinished uploads to be done or forgotten. */
const fullWaitS = 60;

export interface Progress {
  received: number;
  total: number;
}

/**
 * Takes one range of a file, or the whole of it when no range is named. Ranges come in their order; one that came twice
 * is taken once. Returns the file after the last.
 */
export async function receiveRange(
  { world }: Pick<Gateway, 'world'>,
  upload: BotUpload,
  request: IncomingMessage,
  range: string | undefined,
  mostBytes: number,
): Promise<SentFile | Progress> {
  const facts = namesOf(request, range);
  if (!facts.range) return { blob: await storeFile(world, request, mostBytes), ...facts.named };
  const { start, end, total } = facts.range;
  if (total > mostBytes) refuse('file-too-big');
  const key: UploadKey = { account: upload.bot, fileId: upload.id };
  const bytes = await readRange(request, end - start + 1);
  const { parts, received } = await cameSoFar(world, key, start);
  if (start > received || parts >= partsAtMost) throw notSatisfiable(received);
  // A range that was sent again after its answer was lost.
  if (start < received) return { received, total };
  if ((await world.blobs.parts.pendingBytes(upload.bot)) + bytes.length > world.limits.pendingUploadBytes)
    refuse('flood-wait', { waitS: fullWaitS });
  await world.blobs.parts.put(key, parts, bytes);
  const now = { parts: parts + 1, received: received + bytes.length };
  progress.set(nameOf(key), now);
  if (now.received < total) return { received: now.received, total };
  const blob = await storeFile(world, joined(world.blobs.parts, key, now.parts), mostBytes);
  await world.blobs.parts.drop(key);
  progress.delete(nameOf(key));
  return { blob, ...facts.named };
}

/** How far uploads are, remembered so that not every range looks through all before it. */
const progress = createLru<string, { parts: number; received: number }>(10_000);
const nameOf = ({ account, fileId }: UploadKey): string => `${account} ${fileId}`;

/** What is remembered counts only while it is where the range begins: others may have come by another node. */
async function cameSoFar(world: Gateway['world'], key: UploadKey, start: number) {
  const known = progress.get(nameOf(key));
  if (known?.received === start) return known;
  const parts = await world.blobs.parts.list(key);
  return { parts: parts.length, received: parts.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0) };
}

const notSatisfiable = (received: number): ApiError =>
  new ApiError(416, 'range.not.satisfiable', `The next byte is ${received}`);

async function* joined(parts: Gateway['world']['blobs']['parts'], key: UploadKey, count: number) {
  for (let part = 0; part < count; part++) {
    const bytes = await parts.read(key, part);
    if (!bytes) throw new Error('a part of an upload is gone');
    yield bytes;
  }
}

interface Facts {
  range?: { start: number; end: number; total: number };
  named: { name: string; mime: string };
}

function namesOf(request: IncomingMessage, range: string | undefined): Facts {
  const disposition = request.headers['content-disposition'] ?? '';
  const given = /filename\*?=(?:UTF-8'')?"?([^";]*)"?/i.exec(disposition)?.[1] ?? '';
  const name = bareName(given);
  const said = request.headers['content-type']?.startsWith('application/x-binary')
    ? ''
    : request.headers['content-type'];
  const named = { name, mime: mimeOf(name, said) };
  if (range === undefined) return { named };
  const [start, end, total] = (/^bytes (\d{1,15})-(\d{1,15})\/(\d{1,15})$/.exec(range.trim()) ?? [])
    .slice(1)
    .map(Number);
  if (start === undefined || end === undefined || total === undefined || end < start || end >= total)
    throw badPayload(`Invalid Content-Range: ${range.slice(0, 60)}`);
  if (end - start >= rangeBytes) throw badPayload(`A range must have at most ${rangeBytes} bytes`);
  return { named, range: { start, end, total } };
}

async function readRange(request: IncomingMessage, expectedBytes: number): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let sizeBytes = 0;
  for await (const chunk of request) {
    if (!Buffer.isBuffer(chunk)) continue;
    sizeBytes += chunk.length;
    if (sizeBytes > expectedBytes) break;
    chunks.push(chunk);
  }
  if (sizeBytes !== expectedBytes) throw badPayload('The body is not as long as its range');
  return Buffer.concat(chunks);
}
