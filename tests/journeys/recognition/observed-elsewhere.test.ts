import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { type MatchRow, type NetworkSummary, WEIGHTS, type WeightTable } from '../../../src/safety/index.ts';
import { cursor } from '../../../src/safety/recognition/watcher/cursor.ts';
import { avatarOf, openChannel, poem, reencoded } from '../../support/choir.ts';
import { atDesk, callDesk } from '../../support/desk.ts';
import { signUp } from '../../support/mtcute-client.ts';
import { startTestServer } from '../../support/server.ts';
import { until } from '../../support/until.ts';

const launcher = fileURLToPath(new URL('../../../bin/tocsin.js', import.meta.url));

function tocsin(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, [launcher, ...args], (error, out, err) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : error ? -1 : 0, out, err });
    });
  });
}

/** What Telegram Desktop writes of a channel that vanished there. */
async function writeExport(folder: string): Promise<void> {
  await mkdir(join(folder, 'photos'));
  await writeFile(join(folder, 'photos', 'lamp.png'), await avatarOf(3));
  await writeFile(join(folder, 'photos', 'ember.png'), await avatarOf(4));
  const at = 1_790_000_000;
  const messages = [
    { id: 1, type: 'service', date_unixtime: String(at), action: 'create_channel', title: 'Cinder Choir Abroad' },
    { id: 9, type: 'service', date_unixtime: String(at + 1), action: 'edit_group_photo', photo: 'photos/lamp.png' },
    ...[1, 2, 3, 4].map((number) => ({
      id: number + 1,
      type: 'message',
      date_unixtime: String(at + number * 3_600),
      from: 'Somebody with a name',
      from_id: 'user4711',
      text: [poem(number), { type: 'text_link', text: ' book', href: 'https://lamps.example/choir/abroad' }],
      ...(number === 1 ? { photo: 'photos/ember.png' } : {}),
      ...(number === 2 ? { photo: '../outside.png' } : {}),
    })),
  ];
  const channel = { name: 'Cinder Choir Abroad', type: 'public_channel', id: 99, messages };
  await writeFile(join(folder, 'result.json'), JSON.stringify(channel));
}

/** Until the watcher has read what was said until now. */
async function watched(place: string): Promise<void> {
  const last = await atDesk(place, ({ store }) =>
    store.read(async (tx) => (await tx.updates.feed(0, Number.MAX_SAFE_INTEGER)).at(-1)?.place ?? 0),
  );
  assert.ok(last > 0);
  const read = () => atDesk(place, ({ safety }) => safety.store.read((tx) => cursor(tx, 'feed')));
  await until(async () => (await read()) >= last);
}

test('a network that vanished elsewhere is known before it arrives, and private chats are not looked at', async (t) => {
  const server = await startTestServer();
  const folder = await mkdtemp(join(tmpdir(), 'tocsin-export-'));
  const client = await signUp(server, '15550109201', 'Wick');
  t.after(async () => {
    await client.destroy();
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  });
  const key = await atDesk(server.dataDir, ({ addStaff }) => addStaff('moderator', 'Mod'));
  const command = ['import', 'telegram-export', folder, '--data', server.dataDir, '--label', 'Cinder Choir'];
  const empty = await tocsin(...command, '--vanished', '2026-11-20');
  assert.equal(empty.code, 1);
  assert.match(empty.err, /there is no file .*result\.json/);
  assert.equal((await tocsin(...command, '--vanished', 'yesterday')).code, 2);
  await writeFile(join(folder, 'result.json'), '<html>');
  assert.match((await tocsin(...command, '--vanished', '2026-11-20')).err, /Machine-readable JSON/);
  await writeExport(folder);
  const today = new Date().toISOString().slice(0, 10);
  const done = await tocsin(...command, '--vanished', today);
  assert.equal(done.code, 0, done.err);
  assert.match(done.err, /chat 1 of 1: 2 pictures/);
  assert.match(done.out, /1 chats, \d+ fingerprints/);
  const database = await readFile(join(server.dataDir, 'tocsin.db'));
  const log = await readFile(join(server.dataDir, 'tocsin.db-wal')).catch(() => Buffer.alloc(0));
  for (const secret of ['Somebody with a name', 'Cinder Choir Abroad', 'kindles the'])
    assert.ok(!database.includes(secret) && !log.includes(secret), `"${secret}" is nowhere kept`);

  const [network] = await callDesk<NetworkSummary[]>(server.http, key, 'GET /networks');
  assert.equal(network?.source.kind, 'observer');
  const { id: closed } = await client.createChannel({ title: 'Cinder Choir Abroad', description: '' });
  const open = await openChannel(client, {
    title: 'Сinder Choir Abrоad',
    username: 'choir_abroad_again',
    avatar: await reencoded(await avatarOf(3)),
  });
  for (const chat of [closed, open]) for (const number of [2, 3, 4]) await client.sendText(chat, poem(number));
  let matches: MatchRow[] = [];
  await until(async () => {
    matches = await callDesk<MatchRow[]>(server.http, key, 'GET /matches?limit=100');
    return matches.some(({ subjectKey, state }) => subjectKey === `chat:${open}` && state === 'priority');
  });
  assert.deepEqual(
    matches.map(({ subjectKey }) => subjectKey),
    [`chat:${open}`],
    'the private channel with the same posts is not watched',
  );
  const [match] = matches;
  const refuse = { reason: 'Another choir that sings the same songs.' };
  await callDesk(server.http, key, `POST /matches/${match?.id}/refute`, refuse);
  await client.sendText(open, poem(2));
  await client.sendText(open, poem(900));
  await client.sendText(open, 'We are another choir, and we have nothing to do with the one that went away.');
  await until(async () => {
    const view = await callDesk<{ status: { slots: string[] } }>(server.http, key, `GET /matches/${match?.id}`);
    return view.status.slots.length === 0;
  });
  await watched(server.dataDir);
  assert.deepEqual(await callDesk(server.http, key, 'GET /matches'), [], 'a refuted pair stays quiet');

  const refit = await tocsin(
    'refit',
    '--desk',
    '--write',
    '--data',
    server.dataDir,
    '--scale',
    '0.01',
    '--train',
    '11',
    '--json',
  );
  assert.equal(refit.code, 0, refit.err);
  assert.match(refit.out, /desk-1-replay-11 is in force on this server/);
  assert.match(refit.out, /1 decisions: 1 to learn from, 0 to judge on/);
  assert.match(refit.out, /judged on the week of seed 21\n {2}before {2}squared error .*\n {2}after/);
  const printed = refit.out.split('\n').find((line) => line.startsWith('{'));
  const { table }: { table: WeightTable } = JSON.parse(printed ?? '{}');
  const next = await openChannel(client, { title: 'Cinder Choir Abroad', username: 'choir_abroad_next' });
  for (const number of [2, 3, 4]) await client.sendText(next, poem(number));
  let learned: MatchRow | undefined;
  await until(async () => {
    const waiting = await callDesk<MatchRow[]>(server.http, key, 'GET /matches?limit=100');
    learned = waiting.find(({ subjectKey }) => subjectKey === `chat:${next}`);
    return learned !== undefined && learned.posts >= 3;
  });
  const scored = (group: 'text' | 'member', bits: WeightTable['bits']): boolean =>
    learned?.lines.some(
      (line) => line.group === group && bits[group].some((bit) => Math.round(bit * 10) === line.tenths),
    ) ?? false;
  assert.ok(scored('text', table.bits), 'what comes later is scored by the learned table');
  assert.deepEqual(
    scored('text', WEIGHTS.bits) && scored('member', WEIGHTS.bits),
    false,
    'and not by the released one',
  );

  const known = network ?? assert.fail('no network is known');
  const path = `/networks/${known.id}`;
  const renewed = await callDesk<{ expiresAtMs: number }>(server.http, key, `POST ${path}/renew`, {
    reason: 'It is still looked for.',
  });
  assert.ok(renewed.expiresAtMs >= (known.expiresAtMs ?? 0), 'a person keeps it longer');
  await callDesk(server.http, key, `POST ${path}/withdraw`, { reason: 'The observer was mistaken.' });
  const [withdrawn] = await callDesk<NetworkSummary[]>(server.http, key, 'GET /networks');
  assert.deepEqual([withdrawn?.members, withdrawn?.fingerprints.total], [0, 0], 'nothing of it is kept');
  await until(async () => {
    const waiting = await callDesk<MatchRow[]>(server.http, key, 'GET /matches?limit=100');
    return waiting.length === 0;
  });
  const about = await callDesk<{ status: { slots: string[] } }>(server.http, key, `GET /matches/${learned?.id}`);
  assert.deepEqual(about.status.slots, [], 'nor is anybody slowed by what was withdrawn');
  const last = await openChannel(client, { title: 'Cinder Choir Abroad', username: 'choir_abroad_third' });
  for (const number of [2, 3, 4]) await client.sendText(last, poem(number));
  await watched(server.dataDir);
  assert.deepEqual(await callDesk(server.http, key, 'GET /matches'), [], 'what was withdrawn recognises nobody');
});
