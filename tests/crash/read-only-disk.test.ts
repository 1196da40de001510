import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { type TestContext, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { Long, type TelegramClient, tl } from '@mtcute/node';
import { openFailingDisk, withoutFailingDisk } from '../support/failing-disk.ts';
import { signUp } from '../support/mtcute-client.ts';
import { startTestServer } from '../support/server.ts';
import { until } from '../support/until.ts';

const launcher = fileURLToPath(new URL('../../bin/tocsin.js', import.meta.url));
const diskMib = 96;

/** mtcute repeats what fails with 500 for ever; here the first answer counts. */
async function refusal(call: Promise<unknown>): Promise<string> {
  try {
    await call;
    return 'ok';
  } catch (error) {
    if (tl.RpcError.is(error)) return `${error.code} ${error.text}`;
    throw error;
  }
}

async function openStage(t: TestContext) {
  const disk = openFailingDisk(diskMib);
  mkdirSync(disk.dataDir);
  const server = await startTestServer({ dataDir: disk.dataDir });
  const stage = { disk, server };
  const clients: TelegramClient[] = [];
  t.after(async () => {
    for (const client of clients) await client.destroy();
    await stage.server.kill();
    disk.remove();
  });
  for (const [index, name] of ['Ann', 'Ben'].entries()) {
    clients.push(await signUp(server, `+7999112001${index}`, name, { reconnectMs: 20 }));
  }
  return { stage, clients };
}

test('a disk that turns read-only under the running server refuses by name, tears nothing, and all is there after its repair', {
  skip: withoutFailingDisk(),
}, async (t) => {
  const { stage, clients } = await openStage(t);
  const [ann, ben] = clients;
  if (!ann || !ben) return assert.fail('two people');
  const meet = async (client: TelegramClient, phone: string): Promise<number> =>
    (await client.importContacts([{ phone, firstName: 'Friend', lastName: '' }])).users[0]?.id ?? 0;
  const [toBen, toAnn] = [await meet(ann, '+79991120011'), await meet(ben, '+79991120010')];
  const answered: string[] = [];
  const texts = async (client: TelegramClient, peer: number) =>
    (await client.getHistory(peer, { limit: 100 })).map((message) => message.text).reverse();
  for (let n = 0; n < 20; n += 1) answered.push((await ann.sendText(toBen, `lamp ${n}`)).text);

  stage.disk.fail();
  const peer = await ann.resolvePeer(toBen);
  const send = (message: string) =>
    refusal(
      ann.call(
        { _: 'messages.sendMessage', peer, message, randomId: Long.fromBytes([...randomBytes(8)]) },
        { maxRetryCount: 0 },
      ),
    );
  assert.deepEqual([await send('lost'), await send('lost too')], ['500 STORAGE_FULL', '500 STORAGE_FULL']);
  const part = { fileId: Long.fromBytes([...randomBytes(8)]), filePart: 0, bytes: randomBytes(64 * 1024) };
  assert.equal(
    await refusal(ann.call({ _: 'upload.saveFilePart', ...part }, { maxRetryCount: 0 })),
    '500 STORAGE_FULL',
  );
  await until(() => /the disk refuses to write|the data folder cannot be written/.test(stage.server.log()));
  assert.deepEqual(await texts(ann, toBen), answered, 'reading goes on');
  assert.deepEqual(await texts(ben, toAnn), answered);

  await stage.server.kill();
  stage.disk.repair();
  stage.server = await stage.server.restart();
  answered.push((await ann.sendText(toBen, 'light again')).text);
  await until(async () => (await texts(ben, toAnn)).length === answered.length);
  assert.deepEqual(await texts(ann, toBen), answered, 'nothing that was refused, everything that was answered');
  const verified = execFileSync(process.execPath, [launcher, 'verify', '--data', stage.disk.dataDir], {
    encoding: 'utf8',
  });
  assert.match(verified.trimEnd(), /all is whole$/);
});
