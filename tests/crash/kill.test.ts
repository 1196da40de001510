import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { allTexts, keepSending, meet, notOnce } from '../support/keep-sending.ts';
import { signUp } from '../support/mtcute-client.ts';
import { skipWithout } from '../support/needs.ts';
import { findPostgres, startPostgres } from '../support/postgres.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { until } from '../support/until.ts';
import { seededRandom } from '../support/test-world.ts';

const launcher = fileURLToPath(new URL('../../bin/tocsin.js', import.meta.url));
const longestLifeMs = 150;

/** Each database, and how often the server on it dies; what follows the commit is the same code on both. */
const grounds = [
  { name: 'SQLite', kills: Number(process.env.TOCSIN_KILLS ?? 50), skip: false },
  {
    name: 'PostgreSQL',
    kills: Number(process.env.TOCSIN_POSTGRES_KILLS ?? 12),
    skip: skipWithout('postgres', findPostgres()),
  },
] as const;

for (const { name, kills, skip } of grounds)
  test(`on ${name} no answered send is lost or doubled over ${kills} kills`, { skip }, async (t) => {
    const env: Record<string, string> = {};
    if (name === 'PostgreSQL') {
      const cluster = await startPostgres(findPostgres() ?? '');
      t.after(() => cluster.stop());
      env.TOCSIN_DATABASE_URL = await cluster.createDatabase();
    }
    await killWhileSending(kills, env);
  });

async function killWhileSending(kills: number, env: Record<string, string>): Promise<void> {
  const random = seededRandom(Number(process.env.TOCSIN_SEED ?? 7));
  let server: TestServer = await startTestServer({ env });
  const ann = await signUp(server, '+79991110001', 'Ann', { reconnectMs: 20 });
  const ben = await signUp(server, '+79991110002', 'Ben', { reconnectMs: 20 });
  const [toBen, toAnn] = [await meet(ann, '+79991110002'), await meet(ben, '+79991110001')];
  const senders = [keepSending(ann, toBen, 'ann'), keepSending(ben, toAnn, 'ben')];
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

  const answered = senders.flatMap((sender) => [...sender.answered]);
  assert.ok(answered.length > kills, `only ${answered.length} sends were answered`);
  for (const texts of [await allTexts(ann, toBen), await allTexts(ben, toAnn)])
    assert.deepEqual(notOnce(texts, answered), [], 'answered sends that are not there exactly once');
  await ann.destroy();
  await ben.destroy();
  const verified = await promisify(execFile)(process.execPath, [launcher, 'verify', '--data', server.dataDir], {
    env: { ...process.env, ...env },
  });
  assert.match(verified.stdout, /all is whole\s*$/);
  await server.stop();
}
