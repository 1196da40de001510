import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import type { tl } from '@mtcute/core';
import Long from 'long';
import sharp from 'sharp';
import type { TestWorld } from './test-world.ts';
import { createAccessHashes } from '../../src/rpc/access-hash.ts';
import type { Call } from '../../src/rpc/context.ts';
import type { UserCache } from '../../src/rpc/user-cache.ts';
import { explain } from '../../src/rpc/dispatch.ts';
import { uploadMedia } from '../../src/rpc/messages/uploadMedia.ts';
import type { Method, MethodName, RequestOf, ResultOf } from '../../src/rpc/method.ts';
import { createTlCodec } from '#wire';
import { getFile } from '../../src/rpc/upload/getFile.ts';
import { saveBigFilePart } from '../../src/rpc/upload/saveBigFilePart.ts';
import { saveFilePart } from '../../src/rpc/upload/saveFilePart.ts';

export const kib = 1024;
export const hashes = createAccessHashes(Buffer.alloc(32, 7));
const codec = createTlCodec();

export type Caller = <M extends MethodName>(
  method: Method<M>,
  request: Omit<Extract<RequestOf<M>, { _: M }>, '_'>,
) => Promise<ResultOf<M>>;

/** Calls methods as an account does, and checks that each answer can be written. */
export function caller(world: TestWorld, account: number): Caller {
  // Nobody tells this caller of changes, so it keeps no views.
  const users: UserCache = { get: () => undefined, moment: () => 0, put: () => undefined, changed: () => undefined };
  const call = {
    world,
    hashes,
    codec,
    users,
    account,
    isBot: false,
    wireKeyId: 'k',
    sessionId: 's',
  } as unknown as Call;
  return async (method, request) => {
    try {
      const result = await method.run(call, { _: method.name, ...request } as never);
      codec.writeResult(method.name, 228, result);
      return result;
    } catch (error) {
      throw explain(error);
    }
  };
}

export const refused = (text: string) => ({ text });
let fileIds = 0;

export async function send(call: Caller, bytes: Uint8Array, big = false): Promise<tl.TypeInputFile> {
  const partBytes = big ? 512 * kib : 32 * kib;
  const parts = Math.ceil(bytes.length / partBytes);
  fileIds += 1;
  const id = Long.fromNumber(fileIds);
  for (let part = 0; part < parts; part++) {
    const slice = bytes.subarray(part * partBytes, (part + 1) * partBytes);
    const saved = big
      ? await call(saveBigFilePart, { fileId: id, filePart: part, fileTotalParts: parts, bytes: slice })
      : await call(saveFilePart, { fileId: id, filePart: part, bytes: slice });
    assert.equal(saved, true);
  }
  if (big) return { _: 'inputFileBig', id, parts, name: 'lamp.bin' };
  const md5Checksum = createHash('md5').update(bytes).digest('hex');
  return { _: 'inputFile', id, parts, name: 'lamp.bin', md5Checksum };
}

export async function download(call: Caller, location: tl.TypeInputFileLocation, limit = 128 * kib): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for (let offset = 0; ; offset += limit) {
    const file = await call(getFile, { location, offset, limit });
    assert.equal(file._, 'upload.file');
    chunks.push(file.bytes);
    if (file.bytes.length < limit) return Buffer.concat(chunks);
  }
}

export const peer: tl.TypeInputPeer = { _: 'inputPeerSelf' };

export async function uploadDocument(
  call: Caller,
  bytes: Uint8Array,
  more: Partial<tl.RawInputMediaUploadedDocument> = {},
  big = false,
): Promise<{ media: tl.RawMessageMediaDocument; document: tl.RawDocument }> {
  const media = await call(uploadMedia, {
    peer,
    media: {
      _: 'inputMediaUploadedDocument',
      file: await send(call, bytes, big),
      mimeType: 'application/zip',
      attributes: [],
      ...more,
    },
  });
  assert.ok(media._ === 'messageMediaDocument' && media.document?._ === 'document');
  return { media, document: media.document };
}

export async function uploadPhoto(call: Caller, bytes: Uint8Array): Promise<tl.RawPhoto> {
  const media = await call(uploadMedia, {
    peer,
    media: { _: 'inputMediaUploadedPhoto', file: await send(call, bytes) },
  });
  assert.ok(media._ === 'messageMediaPhoto' && media.photo?._ === 'photo');
  return media.photo;
}

export const documentAt = (d: tl.RawDocument, thumbSize = ''): tl.RawInputDocumentFileLocation => ({
  _: 'inputDocumentFileLocation',
  id: d.id,
  accessHash: d.accessHash,
  fileReference: d.fileReference,
  thumbSize,
});
export const photoAt = (p: tl.RawPhoto, thumbSize: string): tl.RawInputPhotoFileLocation => ({
  _: 'inputPhotoFileLocation',
  id: p.id,
  accessHash: p.accessHash,
  fileReference: p.fileReference,
  thumbSize,
});

export const picture = (width: number, height: number, background = '#357'): Promise<Buffer> =>
  sharp({ create: { width, height, channels: 3, background, noise: { type: 'gaussian', mean: 120, sigma: 30 } } })
    .jpeg()
    .toBuffer();
