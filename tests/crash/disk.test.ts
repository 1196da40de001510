import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { InputMedia, Long, type TelegramClient, tl } from '@mtcute/node';
import { meet } from '../support/keep-sending.ts';
import { signUp } from '../support/mtcute-client.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { openSmallDisk, type SmallDisk, withoutSmallDisk } from '../support/small-disk.ts';
import { until } from '../support/until.ts';

const launcher = fileURLToPath(new URL('../../bin/tocsin.js', import.meta.url));
const diskMib = 64;
const kib = 1024;
/** mtcute repeats what fails with 500 for ever; here the first answer counts. */
const once = { maxRetryCount: 0 };
const randomLong = (): Long => Long.fromBytes([...randomBytes(8)]);

/** Runs a command to its end. */
function tocsin(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, [launcher, ...args], (error, out, err) =>
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, out: out.trimEnd(), err: err.trimEnd() }),
    );
  });
}

describe('a disk that refuses to write', { skip: withoutSmallDisk() }, () => {
  let disk: SmallDisk;
  let server: TestServer;
  let ann: TelegramClient;
  let ben: TelegramClient;
  let toBen = 0;
  let toAnn = 0;
  const answered: string[] = [];

  before(async () => {
    disk = openSmallDisk(diskMib);
    mkdirSync(disk.dataDir);
    server = await startTestServer({ dataDir: disk.dataDir });
    ann = await signUp(server, '+79991120001', 'Ann', { reconnectMs: 20 });
    ben = await signUp(server, '+79991120002', 'Ben', { reconnectMs: 20 });
    [toBen, toAnn] = [await meet(ann, '+79991120002'), await meet(ben, '+79991120001')];
  });

  after(async () => {
    await ann?.destroy();
    await ben?.destroy();
    await server?.kill();
    disk?.remove();
  });

  const refusal = async (call: Promise<unknown>): Promise<string> => {
    try {
      await call;
      return 'ok';
    } catch (error) {
      if (tl.RpcError.is(error)) return `${error.code} ${error.text}`;
      throw error;
    }
  };

  /** Sends numbered texts until one is refused, and returns the refusal. */
  async function sendUntilRefused(): Promise<string> {
    for (;;) {
      const text = `${answered.length}${' lamp'.repeat(400)}`;
      const peer = await ann.resolvePeer(toBen);
      const outcome = await refusal(
        ann.call({ _: 'messages.sendMessage', peer, message: text, randomId: randomLong() }, once),
      );
      if (outcome !== 'ok') return outcome;
      answered.push(text);
    }
  }

  test('a full disk is refused by its name, and what was answered is there', async () => {
    disk.fill(600 * kib);
    assert.equal(await sendUntilRefused(), '500 STORAGE_FULL');
    const part = { fileId: randomLong(), filePart: 0, bytes: randomBytes(512 * kib) };
    assert.equal(await refusal(ann.call({ _: 'upload.saveFilePart', ...part }, once)), '500 STORAGE_FULL');
    await until(() => server.log().includes('the disk refuses to write: free some space'));
    // Reading goes on, on both sides, and shows what was answered and nothing else.
    for (const [client, peer] of [
      [ann, toBen],
      [ben, toAnn],
    ] as const) {
      const texts = (await client.getHistory(peer, { limit: 100 })).map((message) => message.text);
      assert.deepEqual(texts, answered.slice(-100).reverse());
    }
    assert.equal((await fetch(`${server.http}/healthz`)).status, 200);
  });

  test('with room again the same server goes on, and nothing is torn', async () => {
    // A stock client tries again by itself until the server can write.
    const waiting = ann.sendText(toBen, 'light again');
    disk.free();
    answered.push((await waiting).text);
    const bytes = randomBytes(300 * kib);
    await ann.sendMedia(toBen, InputMedia.document(bytes, { fileName: 'lamps.bin' }));
    await until(async () => (await ben.getHistory(toAnn, { limit: 1 }))[0]?.media?.type === 'document');
    const verified = await tocsin('verify', '--data', disk.dataDir);
    assert.deepEqual([verified.code, verified.err], [0, '']);
    assert.match(verified.out, /all is whole$/);
  });

  test('a server that is killed on a full disk comes back when there is room', async () => {
    disk.fill(200 * kib);
    assert.equal(await sendUntilRefused(), '500 STORAGE_FULL');
    await server.kill();
    disk.free();
    server = await server.restart();
    const sent = await ann.sendText(toBen, 'and again');
    assert.equal(sent.text, 'and again');
    assert.match((await tocsin('verify', '--data', disk.dataDir)).out, /all is whole$/);
  });

  test('a data folder that may only be read is named in one line, and harmed by nothing', async () => {
    await server.kill();
    disk.setReadOnly(true);
    const tried = await tocsin('serve', '--data', disk.dataDir, '--listen', '127.0.0.1:0');
    assert.equal(tried.code, 1);
    assert.match(tried.err, /^tocsin serve: the data folder cannot be written: check its owner and mount$/);
    const checked = await tocsin('check-config', '--data', disk.dataDir, '--listen', '127.0.0.1:0');
    assert.equal(checked.code, 1);
    assert.match(checked.out, /WRONG {3}data folder/);
    disk.setReadOnly(false);
    server = await server.restart();
    assert.equal((await ann.sendText(toBen, 'unharmed')).text, 'unharmed');
  });
});
