import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { type TestContext, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { Long, type TelegramClient, tl } from '@mtcute/node';
import pg from 'pg';
import { allTexts, keepSending, meet, notOnce, type Sending } from '../support/keep-sending.ts';
import { signUp } from '../support/mtcute-client.ts';
import { skipWithout } from '../support/needs.ts';
import { findPostgres, startPostgres, type TestPostgres } from '../support/postgres.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { seededRandom } from '../support/test-world.ts';
import { until } from '../support/until.ts';

const launcher = fileURLToPath(new URL('../../bin/tocsin.js', import.meta.url));
const cuts = Number(process.env.TOCSIN_DATABASE_CUTS ?? 15);
const crashes = Number(process.env.TOCSIN_DATABASE_CRASHES ?? 3);
const longestLifeMs = 150;
const skip = skipWithout('postgres', findPostgres());
const notOurs = process.env.TOCSIN_TEST_POSTGRES ? 'skipped: a PostgreSQL server that may be crashed' : false;
const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

interface Stage {
  cluster: TestPostgres;
  database: string;
  operator: pg.Client;
  server: TestServer;
  clients: { client: TelegramClient; to: number; sending: Sending; heard: string[] }[];
  /** Waits until somebody's send was answered once more. */
  goesOn(): Promise<void>;
}

/** Two people who write to each other all the time, and listen. */
async function openStage(t: TestContext): Promise<Stage> {
  const ends: (() => Promise<unknown>)[] = [];
  // What was opened last ends first: nobody talks to what is gone.
  t.after(async () => {
    for (const end of ends.reverse()) await end();
  });
  const cluster = await startPostgres(findPostgres() ?? '');
  ends.push(() => cluster.stop());
  const database = await cluster.createDatabase();
  const server = await startTestServer({ env: { TOCSIN_DATABASE_URL: database } });
  ends.push(() => server.stop());
  const operator = new pg.Client({ connectionString: database, application_name: 'operator' });
  // A crash of the database takes this connection along.
  operator.on('error', () => undefined);
  await operator.connect();
  ends.push(() => operator.end());
  const phones = ['+79991130001', '+79991130002'];
  const people: TelegramClient[] = [];
  for (const phone of phones) people.push(await signUp(server, phone, 'Wick', { reconnectMs: 20 }));
  const listening: Omit<Stage['clients'][number], 'sending'>[] = [];
  for (const [index, client] of people.entries()) {
    ends.push(() => client.destroy());
    const heard: string[] = [];
    client.onNewMessage.add((message) => void (message.isOutgoing || heard.push(message.text)));
    listening.push({ client, heard, to: await meet(client, phones[1 - index] ?? '') });
  }
  const clients = listening.map((one, index) => ({
    ...one,
    sending: keepSending(one.client, one.to, `wick ${index}`),
  }));
  const total = () => clients.reduce((sum, { sending }) => sum + sending.answered.size, 0);
  const goesOn = async () => {
    const before = total();
    await until(() => total() > before);
  };
  return { cluster, database, operator, server, clients, goesOn };
}

/** All that was answered is there once, on both sides, was heard by whom it was for, and the data is whole. */
async function assertNothingLost({ clients, server, database }: Stage): Promise<void> {
  await Promise.all(clients.map(({ sending }) => sending.end()));
  const answered = clients.flatMap(({ sending }) => [...sending.answered]);
  for (const { client, to } of clients)
    assert.deepEqual(notOnce(await allTexts(client, to), answered), [], 'answered sends that are not there once');
  for (const [index, { heard }] of clients.entries()) {
    const wanted = [...(clients[1 - index]?.sending.answered ?? [])];
    await until(() => notOnce(heard, wanted).length === 0);
  }
  assert.ok(answered.length > 0);
  const args = [launcher, 'verify', '--data', server.dataDir, '--database-url', database];
  assert.match((await promisify(execFile)(process.execPath, args)).stdout, /all is whole\s*$/);
  assert.doesNotMatch(server.log(), /uncaught|unhandled/i);
}

test(`connections to the database that break at any moment lose nothing over ${cuts} times`, {
  skip,
}, async (t) => {
  const stage = await openStage(t);
  const random = seededRandom(Number(process.env.TOCSIN_SEED ?? 5));
  for (let round = 0; round < cuts; round++) {
    await stage.goesOn();
    await sleep(random.below(longestLifeMs));
    await stage.operator.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
       WHERE datname = current_database() AND application_name = 'tocsin'`,
    );
  }
  await stage.goesOn();
  await assertNothingLost(stage);
});

test(`a database that crashes under the server is named, and the server goes on by itself when it is back, over ${crashes} times`, {
  skip: skip || notOurs,
}, async (t) => {
  const stage = await openStage(t);
  const { cluster, server, clients } = stage;
  const ready = async () => (await fetch(`${server.http}/readyz`)).status;
  const [first] = clients;
  assert.ok(first && cluster.crash && cluster.startAgain);
  const peer = await first.client.resolvePeer(first.to);
  for (let round = 0; round < crashes; round++) {
    await stage.goesOn();
    assert.equal(await ready(), 200);
    await cluster.crash();
    const lost = { _: 'messages.sendMessage', peer, message: 'lost', randomId: Long.fromNumber(round + 1) } as const;
    await assert.rejects(first.client.call(lost, { maxRetryCount: 0 }), (error) => {
      assert.ok(tl.RpcError.is(error));
      assert.deepEqual([error.code, error.text], [500, 'INTERNAL']);
      return true;
    });
    assert.equal((await fetch(`${server.http}/healthz`)).status, 200);
    assert.equal(await ready(), 503);
    await until(() => /the database server does not answer: is it running\?/.test(server.log()));
    await cluster.startAgain();
    await until(async () => (await ready()) === 200);
  }
  await stage.goesOn();
  await assertNothingLost(stage);
  const texts = await allTexts(first.client, first.to);
  assert.ok(!texts.includes('lost'), 'what was refused is not there');
});
