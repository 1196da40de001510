import assert from 'node:assert/strict';
import { connect, createServer, type Socket } from 'node:net';
import { type TestContext, test } from 'node:test';
import type { Nudge } from '../../src/domain/index.ts';
import { openPostgresStore } from '../../src/storage/index.ts';
import { addPeople, layMessage, seededRandom } from '../support/each-store.ts';
import { skipWithout } from '../support/needs.ts';
import { findPostgres, startPostgres } from '../support/postgres.ts';
import { until } from '../support/until.ts';

const binDir = findPostgres();
const notOurs = process.env.TOCSIN_TEST_POSTGRES ? 'skipped: a PostgreSQL server at a local socket' : false;

interface Line {
  url: string;
  /** The next COMMIT reaches the database, and its answer nobody. */
  loseNextCommit(): void;
}

/** A line to the database that can be cut at the worst moment. */
async function openLine(t: TestContext, database: string): Promise<Line> {
  const folder = new URL(database.replace('postgres@/', 'postgres@localhost/')).searchParams.get('host') ?? '';
  let losing = false;
  const sockets = new Set<Socket>();
  const line = createServer((client) => {
    const server = connect(`${folder}/.s.PGSQL.5432`);
    let lost = false;
    client.on('data', (chunk: Buffer) => {
      if (losing && chunk.includes('COMMIT')) [lost, losing] = [true, false];
      server.write(chunk);
    });
    server.on('data', (chunk: Buffer) => (lost ? client.destroy() : client.write(chunk)));
    for (const [one, other] of [
      [client, server],
      [server, client],
    ] as const) {
      sockets.add(one);
      one.on('error', () => undefined);
      one.on('close', () => other.destroy());
    }
  });
  await new Promise<void>((resolve) => line.listen(0, '127.0.0.1', resolve));
  t.after(() => {
    line.close();
    for (const socket of sockets) socket.destroy();
  });
  const address = line.address();
  const port = typeof address === 'object' ? address?.port : 0;
  const name = /\/([^/?]+)\?/.exec(database)?.[1];
  return { url: `postgres://postgres@127.0.0.1:${port}/${name}`, loseNextCommit: () => void (losing = true) };
}

test('when the answer to a commit is lost nobody is told that it was done, and those it concerns are told to look', {
  skip: skipWithout('postgres', binDir) || notOurs,
}, async (t) => {
  const cluster = await startPostgres(binDir ?? '');
  t.after(() => cluster.stop());
  const line = await openLine(t, await cluster.createDatabase());
  const nudges: Nudge[] = [];
  const store = await openPostgresStore(line.url, {
    onCommit: (made) => nudges.push(...made),
    random: seededRandom(7),
  });
  t.after(() => store.close());
  const [ann = 0, ben = 0] = await addPeople(store, 2);
  line.loseNextCommit();
  await assert.rejects(
    store.write((tx) => layMessage(tx, ann, ben, 'was it sent?', '7')),
    { code: 'unavailable' },
  );
  assert.deepEqual(nudges, [
    { mailbox: ann, pts: 2, entries: [] },
    { mailbox: ben, pts: 2, entries: [] },
  ]);
  // Whoever asks again under the same random id finds it there, once.
  const again = () => store.write((tx) => layMessage(tx, ann, ben, 'was it sent?', '7'));
  await until(async () => (await again()) === undefined);
  const texts = await store.read((tx) => tx.messages.history({ mailbox: ben, sender: ann, limit: 9 }));
  assert.deepEqual(
    texts.map(({ content }) => content.text),
    ['was it sent?'],
  );
});
