import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, before, beforeEach, describe, test } from 'node:test';
import type { NewMedia, StoredBlob } from '../../src/domain/index.ts';
import { type ClosableStore, openPostgresStore, openSqliteStore } from '../../src/storage/index.ts';
import { skipWithout } from '../support/needs.ts';
import { findPostgres, startPostgres, type TestPostgres } from '../support/postgres.ts';

const quiet = { onCommit: () => undefined };

const blob = (name: string, digest = `digest of ${name}`): StoredBlob => ({ name, digest, sizeBytes: 3_000_000_000 });

const photo = (digest: string, blobName: string): NewMedia => ({
  kind: 'photo',
  owner: 1_000_001,
  createdAt: 1_700_000_000,
  digest,
  sizeBytes: 900,
  mime: 'image/jpeg',
  stripped: Uint8Array.of(1, 0, 255, 7),
  attributes: [{ kind: 'hasStickers' }],
  sizes: [
    { type: 's', widthPx: 9, heightPx: 8, sizeBytes: 300, blob: blobName, offsetBytes: 0 },
    { type: 'm', widthPx: 90, heightPx: 80, sizeBytes: 900, blob: blobName, offsetBytes: 300, scanEnds: [100, 900] },
  ],
});

const document = (digest: string, blobName: string): NewMedia => ({
  kind: 'document',
  owner: 1_000_001,
  createdAt: 1,
  digest,
  sizeBytes: 3_000_000_000,
  mime: 'text/plain',
  blob: blobName,
  sizes: [],
  attributes: [{ kind: 'fileName', name: 'ламповщик 🏮.txt' }],
});

function mediaContract(name: string, open: () => Promise<{ store: ClosableStore; close(): Promise<void> }>): void {
  describe(`media on ${name}`, () => {
    let store: ClosableStore;
    let close: () => Promise<void>;
    beforeEach(async () => {
      ({ store, close } = await open());
    });
    afterEach(() => close());

    test('a row comes back as it was written', async () => {
      const rows = [photo('aa', 'one'), document('bb', 'two')];
      const ids = await store.write(async (tx) => {
        const made: number[] = [];
        for (const row of rows) made.push(await tx.media.insert(row));
        return made;
      });
      const read = await store.read((tx) => tx.media.many([...ids].reverse()));
      const byId = new Map(read.map((row) => [row.id, row]));
      for (const [index, id] of ids.entries()) {
        const { stripped, ...row } = byId.get(id) ?? assert.fail('the row is missing');
        const { stripped: wanted, ...rest } = rows[index] ?? assert.fail();
        assert.deepEqual(row, { ...rest, id });
        assert.deepEqual(stripped && Buffer.from(stripped), wanted && Buffer.from(wanted));
      }
      assert.equal(await store.read((tx) => tx.media.get(999_999)), undefined);
      assert.deepEqual(await store.read((tx) => tx.media.many([])), []);
    });

    test('files are found by digest, documents the youngest first', async () => {
      await store.write(async (tx) => {
        await tx.media.insert(photo('cc', 'p'));
        await tx.media.insert(document('cc', 'd1'));
        await tx.media.insert(document('cc', 'd2'));
      });
      const found = await store.read((tx) => tx.media.documentByDigest('cc', 3_000_000_000, 'text/plain'));
      assert.equal(found?.blob, 'd2');
      assert.equal(await store.read((tx) => tx.media.documentByDigest('cc', 1, 'text/plain')), undefined);
      assert.equal((await store.read((tx) => tx.media.byDigest('cc', 10))).length, 3);
    });

    test('the first blob of a digest stands for all later ones', async () => {
      const claims = await Promise.all(
        ['a', 'b', 'c'].map((name) => store.write((tx) => tx.media.claimBlob(blob(name, 'same'), 1))),
      );
      assert.equal(new Set(claims.map((claim) => claim.name)).size, 1);
      assert.equal(claims[0]?.sizeBytes, 3_000_000_000);
      const held = await store.read(async (tx) => [
        await tx.media.hasBlob('a'),
        await tx.media.hasBlob('b'),
        await tx.media.hasBlob('c'),
      ]);
      assert.equal(held.filter(Boolean).length, 1);
    });

    test('a finished upload is remembered until it is old, and takes along only the blob that nobody else holds', async () => {
      const finish = (fileId: string, name: string, finishedAt: number) =>
        store.write(async (tx) => {
          const claimed = await tx.media.claimBlob(blob(name), finishedAt);
          await tx.media.putFinishedUpload({ account: 7, fileId, parts: 3, blob: claimed, finishedAt });
        });
      await finish('-1', 'unsent', 100);
      await finish('2', 'sent', 100);
      await finish('3', 'twice', 100);
      await finish('4', 'twice', 200);
      await store.write((tx) => tx.media.insert(document('x', 'sent')));
      assert.deepEqual(await store.read((tx) => tx.media.finishedUpload(7, '-1')), {
        account: 7,
        fileId: '-1',
        parts: 3,
        blob: blob('unsent'),
        finishedAt: 100,
      });
      assert.equal(await store.read((tx) => tx.media.finishedUpload(8, '-1')), undefined);
      assert.deepEqual(await store.write((tx) => tx.media.removeFinishedUploads(200, 100)), ['unsent']);
      assert.equal(await store.read((tx) => tx.media.finishedUpload(7, '2')), undefined);
      assert.equal(await store.read((tx) => tx.media.hasBlob('sent')), true);
      assert.deepEqual(await store.write((tx) => tx.media.removeFinishedUploads(201, 100)), ['twice']);
    });

    test('faces stand newest first, and wearing an old one again puts it in front', async () => {
      const add = (media: number) => store.write((tx) => tx.media.addProfilePhoto(5, media, 1));
      for (const media of [1, 2, 3, 1]) await add(media);
      await store.write((tx) => tx.media.addProfilePhoto(6, 9, 1));
      assert.deepEqual(await store.read((tx) => tx.media.profilePhotoIds(5)), [1, 3, 2]);
      assert.deepEqual(await store.write((tx) => tx.media.removeProfilePhotos(5, [3, 9, 77])), [3]);
      assert.deepEqual(await store.read((tx) => tx.media.profilePhotoIds(5)), [1, 2]);
      assert.equal(await store.read((tx) => tx.media.hasProfilePhoto(6, 9)), true);
      assert.equal(await store.read((tx) => tx.media.hasProfilePhoto(5, 9)), false);
    });
  });
}

mediaContract('SQLite', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'tocsin-media-'));
  const store = await openSqliteStore(join(folder, 'test.db'), quiet);
  return {
    store,
    async close() {
      await store.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
});

const binDir = findPostgres();
describe('PostgreSQL', { skip: skipWithout('postgres', binDir) }, () => {
  let server: TestPostgres;
  before(async () => {
    server = await startPostgres(binDir ?? '');
  });
  after(() => server?.stop());
  mediaContract('PostgreSQL', async () => {
    const store = await openPostgresStore(await server.createDatabase(), { ...quiet, random: { below: () => 1 } });
    return { store, close: () => store.close() };
  });
});
