import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { openScratch } from './scratch.ts';

test('what a killed server was at work on goes at a later start, and what another node is at work on stays', async (t) => {
  const data = await mkdtemp(join(tmpdir(), 'tocsin-scratch-'));
  t.after(() => rm(data, { recursive: true }));
  const folder = await openScratch(data);
  assert.ok(folder.startsWith(data), 'beside the data');
  await mkdir(join(folder, 'film-left'));
  await writeFile(join(folder, 'film-left', 'source.mp4'), 'half a film');
  assert.equal(await openScratch(data), folder);
  assert.deepEqual(await readdir(folder), ['film-left']);
  await openScratch(data, Date.now() + 2 * 3_600_000);
  assert.deepEqual(await readdir(folder), []);
});
