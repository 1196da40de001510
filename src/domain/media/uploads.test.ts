import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import { test } from 'node:test';
import { createMediaWorld } from '../../../tests/support/media-world.ts';
import type { World } from '../ports.ts';
import { finishUpload } from './finish-upload.ts';
import { makeDocument } from './make-document.ts';
import { savePart } from './save-part.ts';
import { sweepForgottenBlobs, sweepUploads } from './sweep-uploads.ts';

const me = 1_000_001;
const kib = 1024;
const code = (name: string, data?: unknown) => (data === undefined ? { code: name } : { code: name, data });

async function upload(
  world: World,
  fileId: string,
  bytes: Uint8Array,
  partBytes: number,
  account = me,
): Promise<number> {
  const parts = Math.ceil(bytes.length / partBytes);
  for (let part = 0; part < parts; part++) {
    const slice = bytes.subarray(part * partBytes, (part + 1) * partBytes);
    await savePart(world, { account, fileId, part, totalParts: parts, bytes: slice });
  }
  return parts;
}

async function blobCount(world: World): Promise<number> {
  let count = 0;
  for await (const _ of world.blobs.names(Number.MAX_SAFE_INTEGER)) count += 1;
  return count;
}

test('parts that came in any order join into the file that was cut', async (t) => {
  const world = await createMediaWorld(t);
  const bytes = randomBytes(5 * 128 * kib + 777);
  for (const part of [3, 0, 5, 1, 4, 2]) {
    const slice = bytes.subarray(part * 128 * kib, (part + 1) * 128 * kib);
    await savePart(world, { account: me, fileId: '-42', part, totalParts: 6, bytes: slice });
  }
  const blob = await finishUpload(world, { account: me, fileId: '-42', parts: 6 });
  assert.equal(blob.digest, createHash('sha256').update(bytes).digest('hex'));
  assert.deepEqual(Buffer.from((await world.blobs.read(blob.name, 0, bytes.length)) ?? []), bytes);
  assert.equal(await world.blobs.parts.pendingBytes(me), 0);
});

test('a large file goes through in memory that does not grow with it', async (t) => {
  const world = await createMediaWorld(t);
  const fileBytes = 320 * kib * kib;
  const part = randomBytes(512 * kib);
  const parts = fileBytes / part.length;
  const startBytes = process.memoryUsage.rss();
  let peakBytes = startBytes;
  const look = () => {
    peakBytes = Math.max(peakBytes, process.memoryUsage.rss());
  };
  const looking = setInterval(look, 5);
  t.after(() => clearInterval(looking));
  for (let index = 0; index < parts; index++) {
    await savePart(world, { account: me, fileId: '320', part: index, totalParts: parts, bytes: part });
  }
  const blob = await finishUpload(world, { account: me, fileId: '320', parts });
  look();
  assert.equal(blob.sizeBytes, fileBytes);
  assert.deepEqual(Buffer.from((await world.blobs.read(blob.name, fileBytes - part.length, part.length)) ?? []), part);
  const grownMib = (peakBytes - startBytes) / kib / kib;
  assert.ok(grownMib < 128, `${Math.round(grownMib)} MiB for a file of ${fileBytes / kib / kib}`);
});

test('naming a finished upload again finds the same file: a send can be repeated', async (t) => {
  const world = await createMediaWorld(t);
  const file = { account: me, fileId: '7', parts: await upload(world, '7', randomBytes(9000), 4 * kib) };
  const first = await finishUpload(world, file);
  assert.deepEqual(await finishUpload(world, file), first);
  await assert.rejects(finishUpload(world, { ...file, account: me + 1 }), code('file-part-missing', { part: 0 }));
  await assert.rejects(finishUpload(world, { ...file, parts: 2 }), code('file-part-missing', { part: 0 }));
  // The number used anew means the new bytes.
  await upload(world, '7', randomBytes(9000), 4 * kib);
  assert.notEqual((await finishUpload(world, file)).digest, first.digest);
});

test('two requests that finish one upload at once get one file', async (t) => {
  const world = await createMediaWorld(t);
  const file = { account: me, fileId: '8', parts: await upload(world, '8', randomBytes(300_000), 64 * kib) };
  const blobs = await Promise.all([1, 2, 3].map(() => finishUpload(world, file)));
  assert.equal(new Set(blobs.map((blob) => blob.name)).size, 1);
  assert.equal(await blobCount(world), 1);
});

test('the same bytes from two people lie on disk once', async (t) => {
  const world = await createMediaWorld(t);
  const bytes = randomBytes(50_000);
  const names = [];
  for (const account of [me, me + 1]) {
    const parts = await upload(world, '1', bytes, 32 * kib, account);
    names.push((await finishUpload(world, { account, fileId: '1', parts })).name);
  }
  assert.equal(names[0], names[1]);
  assert.equal(await blobCount(world), 1);
});

test('wrong parts are refused by name', async (t) => {
  const world = await createMediaWorld(t);
  const put = (part: number, totalParts: number | undefined, sizeBytes: number, fileId = '9') =>
    savePart(world, {
      account: me,
      fileId,
      part,
      bytes: Buffer.alloc(sizeBytes),
      ...(totalParts === undefined ? {} : { totalParts }),
    });
  await assert.rejects(put(0, 3, 0), code('file-part-empty'));
  await assert.rejects(put(-1, 3, 1024), code('file-part-invalid'));
  await assert.rejects(put(3, 3, 1024), code('file-part-invalid'));
  await assert.rejects(put(4000, undefined, 1024), code('file-part-invalid'));
  await assert.rejects(put(0, 0, 1024), code('file-parts-invalid'));
  await assert.rejects(put(0, 4001, 1024), code('file-parts-invalid'));
  await assert.rejects(put(0, 3, 512 * kib + 1), code('file-part-too-big'));
  await assert.rejects(put(0, 3, 1000), code('file-part-size-invalid'));
  await assert.rejects(put(0, 3, 3 * kib), code('file-part-size-invalid'));

  const finish = (parts: number, fileId = '9') => finishUpload(world, { account: me, fileId, parts });
  await assert.rejects(finish(0), code('file-parts-invalid'));
  await assert.rejects(finish(4001), code('file-parts-invalid'));
  await put(0, 3, 4 * kib);
  await put(2, 3, 100);
  await assert.rejects(finish(3), code('file-part-missing', { part: 1 }));
  await put(1, 3, 8 * kib);
  await assert.rejects(finish(3), code('file-part-length-invalid'));
  await put(1, 3, 4 * kib);
  await put(2, 3, 5 * kib);
  await assert.rejects(finish(3), code('file-part-length-invalid'));
});

test('a wrong md5 is refused and the parts stay for another try', async (t) => {
  const world = await createMediaWorld(t);
  const bytes = randomBytes(10_000);
  const parts = await upload(world, '5', bytes, 4 * kib);
  const file = { account: me, fileId: '5', parts };
  await assert.rejects(finishUpload(world, { ...file, md5: '0'.repeat(32) }), code('md5-invalid'));
  const md5 = createHash('md5').update(bytes).digest('hex').toUpperCase();
  assert.equal((await finishUpload(world, { ...file, md5 })).sizeBytes, 10_000);
});

test('who uploads without end has to wait', async (t) => {
  const world = await createMediaWorld(t);
  const narrow = { ...world, limits: { ...world.limits, pendingUploadBytes: 10_000 } };
  await savePart(narrow, { account: me, fileId: '1', part: 0, bytes: Buffer.alloc(8192) });
  await assert.rejects(
    savePart(narrow, { account: me, fileId: '2', part: 0, bytes: Buffer.alloc(8192) }),
    code('flood-wait'),
  );
  await savePart(narrow, { account: me + 1, fileId: '2', part: 0, bytes: Buffer.alloc(8192) });
});

test('after a day unsent uploads are gone, and what became a document stays', async (t) => {
  const world = await createMediaWorld(t);
  const finish = async (fileId: string) => {
    const parts = await upload(world, fileId, randomBytes(2000), kib);
    return finishUpload(world, { account: me, fileId, parts });
  };
  const [sent, unsent] = [await finish('1'), await finish('2')];
  await makeDocument(world, { owner: me, file: sent, mime: 'application/zip', attributes: [] });
  await upload(world, '3', randomBytes(2000), kib);
  assert.deepEqual(await sweepUploads(world), { uploads: 0, files: 0 });
  world.waitS(86_400 + 60);
  assert.deepEqual(await sweepUploads(world), { uploads: 1, files: 1 });
  assert.equal(await world.blobs.sizeOf(unsent.name), undefined);
  assert.equal(await world.blobs.sizeOf(sent.name), 2000);
  assert.equal(await sweepForgottenBlobs(world), 0);
});

test('a file that a crash left without its row is found and removed', async (t) => {
  const world = await createMediaWorld(t);
  const forgotten = await world.blobs.put([randomBytes(100)]);
  assert.equal(await sweepForgottenBlobs(world), 0);
  world.waitS(86_400 + 60);
  assert.equal(await sweepForgottenBlobs(world), 1);
  assert.equal(await world.blobs.sizeOf(forgotten?.name ?? ''), undefined);
});
