import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { MatchRow, NetworkSummary, Operation } from '../../src/safety/index.ts';
import { avatarOf, openChannel, reencoded } from '../support/choir.ts';
import { atDesk, callDesk, operationDefaults } from '../support/desk.ts';
import { signUp } from '../support/mtcute-client.ts';
import { skipWithout } from '../support/needs.ts';
import { findPostgres, startPostgres } from '../support/postgres.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { seededRandom } from '../support/test-world.ts';
import { until } from '../support/until.ts';

/** Each database, and how often the server on it dies; on PostgreSQL nothing but the database itself is another. */
const grounds = [
  { name: 'SQLite', kills: Number(process.env.TOCSIN_WATCHER_KILLS ?? 6), skip: false },
  { name: 'PostgreSQL', kills: 2, skip: skipWithout('postgres', findPostgres()) },
] as const;
const quarters = ['North', 'East', 'South'];
const songsEach = 6;
const longestLifeMs = 1_500;

const syllables = 'la mi ro ne su ta vo ki de pa lu go fe ri ba no'.split(' ');

/** A song in words of its own: unlike the poems of other tests no two have a line in common. */
function song(number: number): string {
  const random = seededRandom(1_000 + number);
  const word = (): string => Array.from({ length: 3 }, () => syllables[random.below(syllables.length)]).join('');
  return Array.from({ length: 30 }, word).join(' ');
}

/** What the choir says beside its songs. */
const rehearsal = (number: number): string =>
  `Rehearsal ${number} is in the old bakery this week; bring ${number + 3} chairs, soup, and a coat for the way home.`;

/** What the watcher has written of each subject: how many posts it counted, and how many removed texts it found. */
const counted = (place: string): Promise<Map<string, { posts: number; reposts: number }>> =>
  atDesk(place, async ({ safety }) => {
    const watches = await safety.store.read((tx) => tx.memory.watches({ limit: 1_000 }));
    return new Map(
      watches.map(({ subject, posts, tallies }) => [subject, { posts, reposts: tallies[0]?.reposts.length ?? 0 }]),
    );
  });

async function startOn(
  name: string,
  end: (end: () => unknown) => void,
): Promise<{ server: TestServer; place: string }> {
  if (name === 'SQLite') {
    const server = await startTestServer();
    return { server, place: server.dataDir };
  }
  const cluster = await startPostgres(findPostgres() ?? '');
  end(() => cluster.stop());
  const place = await cluster.createDatabase();
  return { server: await startTestServer({ env: { TOCSIN_DATABASE_URL: place } }), place };
}

for (const { name, kills, skip } of grounds)
  test(`on ${name} the watcher loses no post and counts none twice over ${kills} kills`, { skip }, (t) =>
    killWhileWatching(name, kills, (end) => t.after(end)),
  );

async function killWhileWatching(name: string, kills: number, atEnd: (end: () => unknown) => void): Promise<void> {
  const random = seededRandom(Number(process.env.TOCSIN_SEED ?? 11));
  const ground = await startOn(name, atEnd);
  const { place } = ground;
  let { server } = ground;
  const key = await atDesk(place, ({ addStaff }) => addStaff('owner', 'Own'));
  const call = <T>(path: string, body?: unknown): Promise<T> => callDesk<T>(server.http, key, path, body);
  const client = await signUp(server, '+79991120001', 'Cinder', { reconnectMs: 20 });

  const other = await signUp(server, '+79991120002', 'Wick', { reconnectMs: 20 });

  const old: number[] = [];
  for (const [at, quarter] of quarters.entries()) {
    const channel = { title: `Cinder Choir ${quarter}`, username: `cinder_choir_${at}`, avatar: await avatarOf(at) };
    const id = await openChannel(client, channel);
    for (let number = 0; number < songsEach; number++) await client.sendText(id, song(at * 10 + number));
    old.push(id);
  }
  const { caseIds } = await call<{ caseIds: number[] }>('POST /referrals', {
    authority: 'Harbour Police',
    reference: 'HP-11',
    subjectKeys: [`chat:${old[0]}`],
    explanation: 'Please look.',
  });
  const { id } = await call<Operation>('POST /operations', {
    title: 'Cinder Choir',
    caseId: caseIds[0],
    defaults: operationDefaults,
  });
  await call(`POST /operations/${id}/targets`, {
    targets: old.map((chat) => ({ subjectKey: `chat:${chat}`, action: { kind: 'takedown' }, reason: 'of the choir' })),
  });
  await call(`POST /operations/${id}/dry-run`);
  await call(`POST /operations/${id}/start`);
  // What is being remembered when the server dies is remembered once.
  await server.kill();
  server = await server.restart();
  let network: NetworkSummary | undefined;
  await until(async () => {
    [network] = await call<NetworkSummary[]>('GET /networks');
    return network?.members === quarters.length;
  });
  assert.equal(
    network?.fingerprints.byType.title,
    2 * quarters.length,
    'each title under the own and the exchange key',
  );

  const back: number[] = [];
  for (const [at, quarter] of quarters.entries()) {
    const avatar = await reencoded(await avatarOf(at));
    back.push(await openChannel(other, { title: `Сinder Chоir ${quarter}`, username: `lamps_again_${at}`, avatar }));
  }
  const texts = back.flatMap((chat, at) =>
    Array.from({ length: 2 * songsEach }, (_, number) => ({
      chat,
      text: number % 2 === 0 ? song(at * 10 + number / 2) : rehearsal(at * 20 + number),
    })),
  );
  let sent = 0;
  const sending = (async () => {
    for (const { chat, text } of texts) {
      await other.sendText(chat, text);
      sent++;
    }
  })();
  for (let round = 0; round < kills; round++) {
    const before = sent;
    await until(() => sent > before || sent === texts.length);
    await new Promise((resolve) => setTimeout(resolve, random.below(longestLifeMs)));
    await server.kill();
    server = await server.restart();
  }
  await sending;

  const keys = back.map((chat) => `chat:${chat}`).sort();
  await until(async () => {
    const found = await counted(place);
    return keys.every((subject) => (found.get(subject)?.posts ?? 0) >= 2 * songsEach);
  });
  const found = await counted(place);
  for (const subject of keys)
    assert.deepEqual(found.get(subject), { posts: 2 * songsEach, reposts: songsEach }, `${subject}: each post once`);
  const matches = await call<MatchRow[]>('GET /matches?state=priority&limit=100');
  assert.deepEqual(matches.map(({ subjectKey }) => subjectKey).sort(), keys, 'one alert for each and no other');
  for (const { state, friction, subjectKey } of matches) {
    assert.equal(state, 'priority', subjectKey);
    assert.ok(friction, `${subjectKey} is slowed`);
  }
  const decisions = await atDesk(place, ({ safety }) => safety.store.read((tx) => tx.decisions.find({ limit: 100 })));
  const slowed = decisions.filter(({ action }) => action.kind === 'restrict').map(({ subjectKey }) => subjectKey);
  assert.deepEqual(slowed.sort(), keys, 'each is slowed by one decision');
  await client.destroy();
  await other.destroy();
  await server.stop();
}
