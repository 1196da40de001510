import type { tl } from '@mtcute/core';
import Long from 'long';
import { type FileRef, PART_BYTES } from '../../data/views.ts';
import type { Account } from '../account.ts';
import { inputPeer } from '../peers.ts';
import { createTransfer } from '../transfer.ts';

const CACHE = 'tocsin-files';
/** Larger files are not kept on this device. */
const KEEP_BYTES = 32 * 1024 * 1024;
const PROGRESS_BYTES = 256 * 1024;

export function fileKey(file: FileRef): string {
  switch (file.at) {
    case 'peer-photo':
      return `peer-${file.peer}-${file.photoId}-${file.big ? 'b' : 's'}`;
    case 'photo':
      return `photo-${file.id}-${file.size}`;
    case 'document':
      return `doc-${file.id}-${file.thumb}`;
  }
}

const running = new Map<string, Promise<Blob>>();

/** The bytes of a file: from this device when it was fetched before, otherwise from the server in parts. */
export async function file(account: Account, ref: FileRef): Promise<Blob> {
  const key = `${account.slot}/${fileKey(ref)}`;
  const kept = await fromCache(key);
  if (kept) return kept;
  const already = running.get(key);
  if (already) return already;
  const download = fetchParts(account, ref).finally(() => running.delete(key));
  running.set(key, download);
  const blob = await download;
  if (blob.size <= KEEP_BYTES) await toCache(key, blob);
  return blob;
}

/** One part of a file, for players that do not wait for the rest. Kept like whole files. */
export async function filePart(account: Account, ref: FileRef, part: number): Promise<Uint8Array> {
  const key = `${account.slot}/${fileKey(ref)}`;
  const from = part * PART_BYTES;
  const whole = await fromCache(key);
  const kept = whole ? whole.slice(from, from + PART_BYTES) : await fromCache(`${key}/${part}`);
  if (kept) return new Uint8Array(await kept.arrayBuffer());
  const answer = await account.client.call(
    { _: 'upload.getFile', location: locationOf(account, ref), offset: from, limit: PART_BYTES },
    { kind: 'download' },
  );
  if (answer._ !== 'upload.file') throw new Error('FILE_ELSEWHERE');
  const bytes = new Uint8Array(answer.bytes);
  if (ref.at === 'document' && ref.bytes <= KEEP_BYTES) await toCache(`${key}/${part}`, new Blob([bytes]));
  return bytes;
}

export async function cancelFile(account: Account, ref: FileRef): Promise<void> {
  account.transfers.get(`down:${fileKey(ref)}`)?.stop();
}

/** Holds a download, or lets it go on where it stopped. */
export async function pauseFile(account: Account, ref: FileRef, paused: boolean): Promise<void> {
  account.transfers.get(`down:${fileKey(ref)}`)?.setPaused(paused);
}

async function fetchParts(account: Account, ref: FileRef): Promise<Blob> {
  const key = fileKey(ref);
  const transfer = createTransfer();
  account.transfers.set(`down:${key}`, transfer);
  const total = ref.at === 'peer-photo' ? 0 : ref.bytes;
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let mime = ref.at === 'document' ? ref.mime : 'image/jpeg';
  let offset = 0;
  try {
    for (;;) {
      await transfer.turn();
      const answer = await account.client.call(
        { _: 'upload.getFile', location: locationOf(account, ref), offset, limit: PART_BYTES },
        { kind: total > PROGRESS_BYTES ? 'download' : 'main', abortSignal: transfer.signal },
      );
      if (answer._ !== 'upload.file') throw new Error('FILE_ELSEWHERE');
      if (ref.at !== 'document') mime = MIME[answer.type._] ?? mime;
      parts.push(new Uint8Array(answer.bytes));
      offset += answer.bytes.length;
      if (total > PROGRESS_BYTES) account.emit({ is: 'progress', file: key, done: offset, total });
      if (answer.bytes.length < PART_BYTES) break;
    }
  } finally {
    account.transfers.delete(`down:${key}`);
  }
  return new Blob(parts, { type: safeMime(mime) });
}

const MIME: Partial<Record<tl.storage.TypeFileType['_'], string>> = {
  'storage.fileJpeg': 'image/jpeg',
  'storage.filePng': 'image/png',
  'storage.fileWebp': 'image/webp',
  'storage.fileGif': 'image/gif',
};

/** Only kinds that a browser cannot run: a document that claims to be HTML or SVG becomes plain bytes. */
export function safeMime(mime: string): string {
  if (/^image\/(jpeg|png|webp|gif|avif)$/.test(mime)) return mime;
  if (/^(audio|video)\/[a-z0-9.+-]+$/.test(mime)) return mime;
  return 'application/octet-stream';
}

function locationOf(account: Account, ref: FileRef): tl.TypeInputFileLocation {
  switch (ref.at) {
    case 'peer-photo':
      return {
        _: 'inputPeerPhotoFileLocation',
        peer: inputPeer(account, ref.peer),
        photoId: Long.fromString(ref.photoId),
        big: ref.big,
      };
    case 'photo':
      return {
        _: 'inputPhotoFileLocation',
        id: Long.fromString(ref.id),
        accessHash: Long.fromString(ref.accessHash),
        fileReference: ref.reference,
        thumbSize: ref.size,
      };
    case 'document':
      return {
        _: 'inputDocumentFileLocation',
        id: Long.fromString(ref.id),
        accessHash: Long.fromString(ref.accessHash),
        fileReference: ref.reference,
        thumbSize: ref.thumb,
      };
  }
}

async function fromCache(key: string): Promise<Blob | undefined> {
  if (!('caches' in globalThis)) return undefined;
  const response = await (await caches.open(CACHE)).match(`/files/${key}`);
  return response?.blob();
}

async function toCache(key: string, blob: Blob): Promise<void> {
  if (!('caches' in globalThis)) return;
  const response = new Response(blob, { headers: { 'content-type': blob.type } });
  await (await caches.open(CACHE)).put(`/files/${key}`, response).catch(() => {});
}

export async function storageUse(): Promise<{ filesBytes: number; totalBytes: number }> {
  const estimate = await navigator.storage?.estimate?.();
  let filesBytes = 0;
  if ('caches' in globalThis) {
    const cache = await caches.open(CACHE);
    for (const request of await cache.keys()) filesBytes += (await (await cache.match(request))?.blob())?.size ?? 0;
  }
  return { filesBytes, totalBytes: estimate?.usage ?? filesBytes };
}

export async function clearFiles(): Promise<void> {
  if ('caches' in globalThis) await caches.delete(CACHE);
}
