import assert from 'node:assert/strict';
import { mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { blobsContract } from './contract.ts';
import { openFolderBlobs } from './folder.ts';

const folders: string[] = [];
after(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true }))));

async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'tocsin-blobs-'));
  folders.push(folder);
  return folder;
}

blobsContract('a folder', async () => openFolderBlobs(await newFolder()));

test('a reopened folder has its blobs and parts, and what a crash left half written goes after a day', async () => {
  const folder = await newFolder();
  const first = await openFolderBlobs(folder);
  const blob = await first.put([Buffer.from('kept')]);
  await first.parts.put({ account: 3, fileId: '1' }, 0, Buffer.alloc(1000));
  const draft = join(folder, 'incoming', 'a'.repeat(32));
  await writeFile(draft, 'half');
  const second = await openFolderBlobs(folder);
  assert.equal((await readdir(join(folder, 'incoming'))).length, 1);
  assert.equal(String(await second.read(blob?.name ?? '', 0, 99)), 'kept');
  assert.equal(await second.parts.pendingBytes(3), 1000);
  const dayBeforeS = Date.now() / 1000 - 90_000;
  await utimes(draft, dayBeforeS, dayBeforeS);
  await openFolderBlobs(folder);
  assert.deepEqual(await readdir(join(folder, 'incoming')), []);
});
