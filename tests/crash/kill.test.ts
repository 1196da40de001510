import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { TelegramClient } from '@mtcute/node';
import { signUp } from '../support/mtcute-client.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { until } from '../support/until.ts';
import { seededRandom } from '../support/test-world.ts';

const launcher = fileURLToPath(new URL('../../bin/tocsin.js', import.meta.url));
const kills = Number(process.env.TOCSIN_KILLS ?? 50);
const longestLifeMs = 150;

/** Sends numbered texts one after another and notes which were answered, until it is told to stop. */
function keepSending(client: TelegramClient, to: number, name: string) {
  const answered = new Set<string>();
  let stop = false;
  const done = (async () => {
    for (let number = 0; !stop; number++) {
      const text = `${name} ${number}`;
      // mtcute repeats a send with the same random id after a reconnect, so an answer means exactly one message.
      const sent = await client.sendText(to, text).catch(() => undefined);
      if (sent) answered.add(text);
    }
  })();
  return { answered, end: () => ((stop = true), done) };
}

async function allTexts(client: TelegramClient, peer: number): Promise<string[]> {
  const texts: string[] = [];
  for await (const message of client.iterHistory(peer, { limit: 100_000, chunkSize: 100 })) texts.push(message.text);
  return texts;
}

test(`no answered send is lost or doubled over ${kills} kills`, { timeout: 600_000 }, async () => {
  const random = seededRandom(Number(process.env.TOCSIN_SEED ?? 7));
  let server: TestServer = await startTestServer();
  const ann = await signUp(server, '+79991110001', 'Ann', { reconnectMs: 20 });
  const ben = await signUp(server, '+79991110002', 'Ben', { reconnectMs: 20 });
  const [toBen] = await ann
    .importContacts([{ phone: '+79991110002', firstName: 'Ben', lastName: '' }])
    .then((r) => r.users);
  const [toAnn] = await ben
    .importContacts([{ phone: '+79991110001', firstName: 'Ann', lastName: '' }])
    .then((r) => r.users);
  assert.ok(toBen && toAnn);
  const senders = [keepSending(ann, toBen.id, 'ann'), keepSending(ben, toAnn.id, 'ben')];
  const total = () => senders.reduce((sum, sender) => sum + sender.answered.size, 0);
  for (let round = 0; round < kills; round++) {
    // The clients need their time to come back; the kill then falls at a random moment of their sending.
    const before = total();
    await until(() => total() > before);
    await new Promise((resolve) => setTimeout(resolve, random.below(longestLifeMs)));
    await server.kill();
    server = await server.restart();
  }
  await Promise.all(senders.map((sender) => sender.end()));

  const inAnns = await allTexts(ann, toBen.id);
  const inBens = await allTexts(ben, toAnn.id);
  const answered = senders.flatMap((sender) => [...sender.answered]);
  assert.ok(answered.length > kills, `only ${answered.length} sends were answered`);
  for (const texts of [inAnns, inBens]) {
    const counts = new Map<string, number>();
    for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
    assert.deepEqual(
      answered.filter((text) => counts.get(text) !== 1),
      [],
      'answered sends that are not there exactly once',
    );
  }
  await ann.destroy();
  await ben.destroy();
  const verified = await promisify(execFile)(process.execPath, [launcher, 'verify', '--data', server.dataDir]);
  assert.match(verified.stdout, /ok/i);
  await server.stop();
});
