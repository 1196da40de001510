import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { Document, type TelegramClient } from '@mtcute/node';
import { find } from '../support/acquaintance.ts';
import { signUp } from '../support/mtcute-client.ts';
import { startTestServer } from '../support/server.ts';
import { until } from '../support/until.ts';

const launcher = fileURLToPath(new URL('../../bin/tocsin.js', import.meta.url));
const tocsin = (...args: string[]) => promisify(execFile)(process.execPath, [launcher, ...args]);

/** Sends numbered texts, some at once, and files between them, until it is told to stop. */
function keepWriting(client: TelegramClient, to: number) {
  const answered: string[] = [];
  const files = new Map<string, Buffer>();
  let stop = false;
  const write = async (line: number) => {
    for (let count = 0; !stop; count++) {
      const text = `lamp ${line} ${count}`;
      if (line === 0) {
        const bytes = randomBytes(70_000);
        await client.sendMedia(to, { type: 'document', file: bytes, fileName: 'lamp.bin', caption: text });
        files.set(text, bytes);
      } else await client.sendText(to, text);
      answered.push(text);
    }
  };
  const done = Promise.all([0, 1, 2, 3].map(write));
  return { answered, files, end: () => ((stop = true), done) };
}

test('a backup made while people write and send files holds all that was answered before it began, and starts as a server', async (t) => {
  const scratch = await mkdtemp(join(tmpdir(), 'tocsin-backup-'));
  let server = await startTestServer();
  const old = server.dataDir;
  const again = { reconnectMs: 50 };
  const ann = await signUp(server, '15550160001', 'Ann', again);
  const ben = await signUp(server, '15550160002', 'Ben', again);
  t.after(async () => {
    for (const client of [ann, ben]) await client.destroy();
    await server.stop();
    for (const folder of [scratch, old]) await rm(folder, { recursive: true, force: true });
  });
  await ben.call({ _: 'account.updateUsername', username: 'ben_keeps' });
  const { id: to } = await find(ann, 'ben_keeps');
  const writing = keepWriting(ann, to);
  await until(() => writing.answered.length > 60 && writing.files.size > 2);
  const before = [...writing.answered];
  const folder = join(scratch, 'backup');
  await tocsin('backup', folder, '--data', old);
  const during = writing.answered.length - before.length;
  await writing.end();
  assert.ok(during > 0, 'nobody wrote while the backup was made');

  const restored = join(scratch, 'restored');
  await tocsin('restore', folder, '--data', restored);
  assert.match((await tocsin('verify', '--data', restored)).stdout, /all is whole\s*$/);
  await server.end();
  server = await startTestServer({ dataDir: restored, port: server.port });
  const texts = new Map<string, number>();
  for await (const message of ann.iterHistory(to, { limit: 100_000, chunkSize: 100 })) {
    texts.set(message.text, (texts.get(message.text) ?? 0) + 1);
    const sent = writing.files.get(message.text);
    if (sent && message.media instanceof Document)
      assert.ok(sent.equals(await ann.downloadAsBuffer(message.media)), `the file of ${message.text}`);
  }
  assert.deepEqual(
    before.filter((text) => texts.get(text) !== 1),
    [],
    'what was answered before the backup and is not in it once',
  );
});
