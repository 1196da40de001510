import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { test } from 'node:test';
import { Document, InputMedia } from '@mtcute/node';
import { uploadMade } from '../support/made-file.ts';
import { forgetPeak, residentMemory } from '../support/memory.ts';
import { signUp } from '../support/mtcute-client.ts';
import { startTestServer } from '../support/server.ts';

const sizeBytes = 512 * 1024 * 1024 + 4097;
/**
 * A server that held the file, or half of it, would need more. How much is garbage that waits to be collected depends on the
 * machine: 50 to 200 MiB were seen, for files of any size.
 */
const mostGrowthMib = 256;

test('a file of 512 MiB goes up and comes down with the same digest, and the server never holds half of it', {
  skip: existsSync('/proc/self/clear_refs') ? false : 'skipped: peak memory (needs Linux)',
}, async (t) => {
  const server = await startTestServer();
  const client = await signUp(server, '+79990000151', 'Ember');
  t.after(async () => {
    await client.destroy();
    await server.stop();
  });
  // What the first file of a server costs once: compiled code, and buffers that stay with it.
  await uploadMade(client, 2 * 1024 * 1024);
  const { nowKib } = await residentMemory(server.pid);
  await forgetPeak(server.pid);

  const { uploaded, digest } = await uploadMade(client, sizeBytes);
  const { media } = await client.sendMedia('me', InputMedia.document(uploaded));
  assert.ok(media instanceof Document);
  assert.equal(media.fileSize, sizeBytes);
  const hash = createHash('sha256');
  for await (const chunk of client.downloadAsIterable(media)) hash.update(chunk);
  assert.equal(hash.digest('hex'), digest);
  const grownMib = Math.round(((await residentMemory(server.pid)).peakKib - nowKib) / 1024);
  assert.ok(grownMib < mostGrowthMib, `the server grew by ${grownMib} MiB`);
});
