import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import { describe, test } from 'node:test';
import type { Blobs } from '#domain';

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const text = (bytes: Uint8Array | undefined): string => Buffer.from(bytes ?? []).toString();
const md5 = (bytes: Uint8Array): string => createHash('md5').update(bytes).digest('hex');

async function stored(blobs: Blobs, ...chunks: Uint8Array[]) {
  const blob = await blobs.put(chunks);
  assert.ok(blob);
  return blob;
}

/** What every store of blobs must do. `open` gives an empty one. */
export function blobsContract(name: string, open: () => Promise<Blobs>): void {
  describe(`blobs on ${name}`, () => {
    test('what was put is read back, whole and by ranges', async () => {
      const blobs = await open();
      const [a, b] = [randomBytes(300_000), randomBytes(70_001)];
      const whole = Buffer.concat([a, b]);
      const blob = await stored(blobs, a, b);
      assert.deepEqual([blob.digest, blob.sizeBytes], [sha256(whole), whole.length]);
      assert.equal(await blobs.sizeOf(blob.name), whole.length);
      for (const [offset, length] of [
        [0, whole.length],
        [0, 1],
        [299_999, 2],
        [4096, 131_072],
        [whole.length - 1, 10],
        [whole.length, 10],
        [whole.length + 5000, 10],
      ] as const) {
        const read = await blobs.read(blob.name, offset, length);
        assert.deepEqual(Buffer.from(read ?? []), whole.subarray(offset, offset + length), `${offset}+${length}`);
      }
    });

    test('a blob without bytes is a blob', async () => {
      const blobs = await open();
      const blob = await stored(blobs);
      assert.equal(await blobs.sizeOf(blob.name), 0);
      assert.equal((await blobs.read(blob.name, 0, 10))?.length, 0);
    });

    test('equal bytes put twice are two blobs with one digest', async () => {
      const blobs = await open();
      const [a, b] = [await stored(blobs, Buffer.from('lamp')), await stored(blobs, Buffer.from('lamp'))];
      assert.notEqual(a.name, b.name);
      assert.equal(a.digest, b.digest);
      assert.equal(await blobs.delete(a.name), true);
      assert.equal(text(await blobs.read(b.name, 0, 9)), 'lamp');
    });

    test('a wrong md5 stores nothing, the right one does', async () => {
      const blobs = await open();
      const bytes = randomBytes(5000);
      assert.equal(await blobs.put([bytes], { md5: md5(Buffer.from('other')) }), undefined);
      assert.deepEqual(await all(blobs), []);
      assert.ok(await blobs.put([bytes], { md5: md5(bytes) }));
    });

    test('a source that fails half way leaves nothing behind', async () => {
      const blobs = await open();
      async function* breaking() {
        yield randomBytes(10_000);
        throw new Error('the part is gone');
      }
      await assert.rejects(blobs.put(breaking()), /the part is gone/);
      assert.deepEqual(await all(blobs), []);
    });

    test('what is not there is undefined, also under a name that points elsewhere', async () => {
      const blobs = await open();
      const blob = await stored(blobs, Buffer.from('x'));
      assert.equal(await blobs.delete(blob.name), true);
      for (const name of [blob.name, '../../etc/passwd', '', `${blob.name}/..`, 'f'.repeat(32)]) {
        assert.equal(await blobs.read(name, 0, 10), undefined);
        assert.equal(await blobs.sizeOf(name), undefined);
        assert.equal(await blobs.delete(name), false);
      }
    });

    test('names lists what is older than the moment', async () => {
      const blobs = await open();
      const names = [await stored(blobs, Buffer.from('1')), await stored(blobs, Buffer.from('2'))].map(
        (blob) => blob.name,
      );
      assert.deepEqual((await all(blobs)).sort(), names.sort());
      assert.deepEqual(await all(blobs, 0), []);
    });
    partsContract(open);
  });
}

async function all(blobs: Blobs, beforeMs = Number.MAX_SAFE_INTEGER): Promise<string[]> {
  const names: string[] = [];
  for await (const name of blobs.names(beforeMs)) names.push(name);
  return names;
}

function partsContract(open: () => Promise<Blobs>): void {
  const upload = { account: 7, fileId: '-9223372036854775808' };

  test('parts come back by number, in order, and a repeated one replaces the first', async () => {
    const { parts } = await open();
    await Promise.all([10, 2, 0].map((part) => parts.put(upload, part, Buffer.from(`part ${part}`))));
    await parts.put(upload, 2, Buffer.from('again'));
    assert.deepEqual(await parts.list(upload), [
      { part: 0, sizeBytes: 6 },
      { part: 2, sizeBytes: 5 },
      { part: 10, sizeBytes: 7 },
    ]);
    assert.equal(text(await parts.read(upload, 2)), 'again');
    assert.equal(await parts.read(upload, 1), undefined);
    assert.equal(await parts.pendingBytes(7), 18);
    assert.equal(await parts.pendingBytes(8), 0);
  });

  test('uploads of two accounts under one number do not meet', async () => {
    const { parts } = await open();
    await parts.put({ account: 1, fileId: '5' }, 0, Buffer.from('mine'));
    await parts.put({ account: 2, fileId: '5' }, 0, Buffer.from('yours'));
    await parts.drop({ account: 1, fileId: '5' });
    assert.deepEqual(await parts.list({ account: 1, fileId: '5' }), []);
    assert.equal(await parts.pendingBytes(1), 0);
    assert.equal(text(await parts.read({ account: 2, fileId: '5' }, 0)), 'yours');
  });

  test('uploads that got no part since are dropped', async () => {
    const { parts } = await open();
    await parts.put(upload, 0, Buffer.from('slow'));
    assert.equal(await parts.dropBefore(0), 0);
    assert.equal(await parts.dropBefore(Number.MAX_SAFE_INTEGER), 1);
    assert.deepEqual(await parts.list(upload), []);
    assert.equal(await parts.pendingBytes(7), 0);
  });

  test('one part sent by two connections at once is one part', async () => {
    const { parts } = await open();
    const bytes = randomBytes(512 * 1024);
    await Promise.all(Array.from({ length: 8 }, () => parts.put(upload, 3, bytes)));
    assert.deepEqual(await parts.list(upload), [{ part: 3, sizeBytes: bytes.length }]);
    assert.equal(sha256((await parts.read(upload, 3)) ?? Buffer.alloc(0)), sha256(bytes));
  });
}
