import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { type TestContext, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { NodeCryptoProvider } from '@mtcute/node/utils.js';
import type { TelegramClient } from '@mtcute/node';
import { computeSrpParams } from '@mtcute/core/utils.js';
import { atDesk, callDesk, operationDefaults } from '../support/desk.ts';
import { mtcuteClient, signUp } from '../support/mtcute-client.ts';
import { skipWithout } from '../support/needs.ts';
import { findPostgres, startPostgres } from '../support/postgres.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { until } from '../support/until.ts';
import { wholeState } from '../support/whole-state.ts';
import { gramjsPeople } from './scenario/gramjs.ts';

const run = promisify(execFile);
const launcher = fileURLToPath(new URL('../../bin/tocsin.js', import.meta.url));
const takedown = { kind: 'takedown' };

/** A kind of database that the journeys run on. */
interface Ground {
  readonly name: string;
  readonly skip: string | false;
  /** Starts a server on an empty database; `place` is what `atDesk` opens. */
  start(end: AtEnd): Promise<{ server: TestServer; place: string }>;
  /** How the guard of the ledger is taken off by somebody who may do anything with the database. */
  readonly unguard: string;
}

const grounds: readonly Ground[] = [
  {
    name: 'SQLite',
    skip: false,
    async start(end) {
      const server = await startTestServer();
      end(() => server.stop());
      return { server, place: server.dataDir };
    },
    unguard: 'DROP TRIGGER safety_events_unchanged',
  },
  {
    name: 'PostgreSQL',
    skip: skipWithout('postgres', findPostgres()),
    async start(end) {
      const cluster = await startPostgres(findPostgres() ?? '');
      end(() => cluster.stop());
      const place = await cluster.createDatabase();
      const server = await startTestServer({ env: { TOCSIN_DATABASE_URL: place } });
      end(() => server.stop());
      return { server, place };
    },
    unguard: 'DROP TRIGGER safety_events_kept ON safety_events',
  },
];

/** What people have beside messages: muting, a folder, a draft, a reaction, a post that waits, a link. */
async function leaveTraces(person: TelegramClient, channel: number, post: number): Promise<void> {
  const peer = await person.resolvePeer(channel);
  await person.readHistory(channel);
  await person.call({
    _: 'account.updateNotifySettings',
    peer: { _: 'inputNotifyPeer', peer },
    settings: { _: 'inputPeerNotifySettings', muteUntil: 2_000_000_000 },
  });
  const title = { _: 'textWithEntities' as const, text: 'Choirs', entities: [] };
  const folder = { _: 'dialogFilter' as const, id: 7, title, pinnedPeers: [peer], includePeers: [], excludePeers: [] };
  await person.call({ _: 'messages.updateDialogFilter', id: 7, filter: folder });
  await person.call({ _: 'messages.saveDraft', peer, message: 'not yet' });
  await person.sendReaction({ chatId: channel, message: post, emoji: '👍' });
  await person.sendText('me', 'Oil the lamps', { schedule: new Date(Date.now() + 86_400_000) });
  const link = { _: 'messages.exportChatInvite' as const, peer, title: 'for friends' };
  await person.call(link).catch((error: Error) => assert.match(error.message, /ADMIN|WRITE_FORBIDDEN/));
}

/** A number that one statement counts. */
const count = (place: string, sql: string): Promise<number> =>
  atDesk(place, ({ store }) =>
    store.readSql(async (read) => Number((await read.get<{ n: number | bigint }>(sql))?.n ?? 0)),
  );

type AtEnd = ReturnType<typeof atEnd>;

/** Undoes what a test opened, the last first: clients that outlive their server keep looking for it. */
function atEnd(t: TestContext): (end: () => unknown) => void {
  const ends: (() => unknown)[] = [];
  t.after(async () => {
    for (const end of ends.reverse()) await end();
  });
  return (end) => void ends.push(end);
}

interface Progress {
  operation: { state: string; dryRun: { planDigest: string } | null };
  counts: Record<string, number>;
}

async function desk(place: string) {
  return atDesk(place, async ({ addStaff }) => ({
    moderator: await addStaff('moderator', 'Mod'),
    reviewer: await addStaff('reviewer', 'Rev'),
    observer: await addStaff('observer', 'Obs'),
  }));
}

async function plan(server: TestServer, key: string, subjectKeys: string[]): Promise<number> {
  const referral = await callDesk<{ caseIds: number[] }>(server.http, key, 'POST /referrals', {
    authority: 'Harbour Police',
    reference: 'HP-7',
    subjectKeys: subjectKeys.slice(0, 1),
    explanation: 'Please look.',
  });
  const { id } = await callDesk<{ id: number }>(server.http, key, 'POST /operations', {
    title: 'Cinder Choir',
    caseId: referral.caseIds[0],
    defaults: operationDefaults,
  });
  return id;
}

const inState = (server: TestServer, key: string, id: number, state: string) => async () =>
  (await callDesk<Progress>(server.http, key, `GET /operations/${id}`)).operation.state === state;

async function takeDownAndBringBack(ground: Ground, t: TestContext): Promise<void> {
  const end = atEnd(t);
  const { server, place } = await ground.start(end);
  const keys = await desk(place);
  const cinder = await signUp(server, '15550107001', 'Cinder');
  const reader = await signUp(server, '15550107002', 'Reader');
  end(() => Promise.all([cinder.destroy(), reader.destroy()]));
  const wick = await gramjsPeople('full')({ port: server.port, dcId: server.dcId, publicKey: server.publicKey });
  const wickId = await wick.start('15550107003', 'Wick');
  end(() => wick.close());

  const channel = await reader.createChannel({ title: 'Cinder Choir', description: 'poems' });
  await reader.call({
    _: 'channels.updateUsername',
    channel: await reader.resolveChannel(channel.id),
    username: 'cinder_choir',
  });
  await cinder.joinChat('cinder_choir');
  const post = await reader.sendText(channel.id, 'The lamps are lit');
  await reader.pinMessage({ chatId: channel.id, message: post.id });
  const group = await wick.createGroup('Lamp-lighters', [await wick.meet('15550107002', 'Reader')]);
  const groupId = -group.id;
  await leaveTraces(reader, channel.id, post.id);
  await leaveTraces(cinder, channel.id, post.id);
  const before = await wholeState(place);
  for (const table of ['account_settings', 'invites', 'reactions', 'scheduled'])
    assert.ok((before[table] ?? []).length > 0, table);
  const cinderId = (await cinder.getMe()).id;

  const id = await plan(server, keys.moderator, [`chat:${channel.id}`]);
  await callDesk(server.http, keys.moderator, `POST /operations/${id}/import`, {
    format: 'csv',
    text: `subject,reason\n@cinder_choir,the choir\n${groupId},its group\n${cinderId},a singer\n@nobody_here,none\n`,
    accounts: { kind: 'suspend' },
    chats: takedown,
  });
  const dry = await callDesk<{ dryRun: { included: number; sessionsToClose: number } }>(
    server.http,
    keys.moderator,
    `POST /operations/${id}/dry-run`,
  );
  assert.equal(dry.dryRun.included, 3);
  assert.equal(dry.dryRun.sessionsToClose, 1);
  await assert.rejects(callDesk(server.http, keys.observer, `POST /operations/${id}/start`), /403/);
  await callDesk(server.http, keys.moderator, `POST /operations/${id}/start`);
  await until(inState(server, keys.moderator, id, 'done'));

  await assert.rejects(cinder.call({ _: 'updates.getState' }), /USER_DEACTIVATED_BAN/);
  const again = await mtcuteClient(server);
  end(() => again.destroy());
  const sent = await again.sendCode({ phone: '15550107001' }).catch((error: Error) => error);
  const banned = /USER_DEACTIVATED_BAN|PHONE_NUMBER_BANNED/;
  if (sent instanceof Error) assert.match(sent.message, banned);
  else if ('phoneCodeHash' in sent) {
    const { phoneCodeHash } = sent;
    const code = { phoneNumber: '15550107001', phoneCodeHash, phoneCode: '12345' };
    await assert.rejects(again.call({ _: 'auth.signIn', ...code }), banned);
  }
  await assert.rejects(reader.sendText(channel.id, 'hello?'), /CHANNEL_PRIVATE/);
  await assert.rejects(reader.getHistory(channel.id));
  await assert.rejects(wick.send(group, 'hello?'));

  await until(() => wick.heard.some(({ text }) => text.includes('/statement/')));
  const text = wick.heard.find((heard) => heard.text.includes('/statement/'))?.text ?? '';
  assert.match(text, /terms:4\.2/);
  const statements: string[] = [];
  for await (const message of reader.iterHistory(777000)) statements.push(message.text);
  const links = [...statements, text].map((said) => /http\S+\/statement\/\d+\?key=\w+/.exec(said)?.[0] ?? '');
  assert.equal(links.filter(Boolean).length, 2);
  for (const link of links.filter(Boolean)) {
    const address = `${server.http}${new URL(link).pathname}${new URL(link).search}`;
    const page = await fetch(address);
    assert.equal(page.status, 200);
    assert.doesNotMatch(page.headers.get('content-security-policy') ?? '', /unsafe|\*/);
    assert.match(await page.text(), /Cinder Choir trades lamp-lighting poems/);
    assert.equal((await fetch(address.replace(/.$/, 'x'))).status, 404);
    await fetch(address, { method: 'POST', body: new URLSearchParams({ text: 'We only sing.' }) });
  }

  const appeals = await callDesk<{ id: number; subjectKey: string }[]>(server.http, keys.reviewer, 'GET /appeals');
  assert.deepEqual(appeals.map((appeal) => appeal.subjectKey).sort(), [`chat:${groupId}`, `chat:${channel.id}`].sort());
  const verdict = { outcome: 'reversed', reasons: 'They only sing their own songs.' };
  for (const appeal of appeals) {
    await assert.rejects(callDesk(server.http, keys.moderator, `POST /appeals/${appeal.id}/decide`, verdict), /403/);
    await callDesk(server.http, keys.reviewer, `POST /appeals/${appeal.id}/decide`, verdict);
  }
  await callDesk(server.http, keys.moderator, `POST /operations/${id}/rollback`);
  await until(inState(server, keys.moderator, id, 'rolled-back'));
  assert.deepEqual(await wholeState(place), before);
  await cinder.call({ _: 'updates.getState' });
  await reader.sendText(channel.id, 'We sing again');
  await wick.send(group, 'and so do we');
  assert.ok(wickId > 0);

  const chain = () => callDesk<{ ok: boolean }>(server.http, keys.observer, 'POST /ledger/verify');
  assert.equal((await chain()).ok, true);
  await atDesk(place, ({ store }) =>
    store.maintain(async (sql) => {
      await sql.run(ground.unguard);
      await sql.run("UPDATE safety_events SET data = replace(data, 'takedown', 'label') WHERE kind = 'decision-made'");
    }),
  );
  assert.equal((await chain()).ok, false);
}

async function goOnAfterACrash(ground: Ground, t: TestContext): Promise<void> {
  const end = atEnd(t);
  const { server: first, place } = await ground.start(end);
  const singers = ground.name === 'SQLite' ? 600 : 150;
  const { keys, accounts } = await atDesk(place, async ({ addStaff, write }) => ({
    keys: { moderator: await addStaff('moderator', 'Mod'), reviewer: await addStaff('reviewer', 'Rev') },
    accounts: await write(async (tx) => {
      const made: number[] = [];
      for (let n = 0; n < singers; n += 1) {
        made.push(await tx.accounts.insert({ kind: 'person', firstName: `Lamp ${n}`, lastName: '', createdAt: 1 }));
        await tx.updates.createMailbox(made[n] ?? 0);
      }
      return made;
    }),
  }));
  let server = first;
  const id = await plan(server, keys.moderator, [`account:${accounts[0]}`]);
  const targets = accounts.map((account) => ({
    subjectKey: `account:${account}`,
    action: { kind: 'suspend' },
    reason: '',
  }));
  await callDesk(server.http, keys.moderator, `POST /operations/${id}/targets`, { targets });
  const dry = await callDesk<Progress['operation']>(server.http, keys.moderator, `POST /operations/${id}/dry-run`);
  await assert.rejects(callDesk(server.http, keys.moderator, `POST /operations/${id}/start`), /second-person-required/);
  await callDesk(server.http, keys.reviewer, `POST /operations/${id}/approve`, { planDigest: dry.dryRun?.planDigest });
  await callDesk(server.http, keys.moderator, `POST /operations/${id}/start`);
  const progress = () => callDesk<Progress>(server.http, keys.moderator, `GET /operations/${id}`);
  await until(async () => ((await progress()).counts.done ?? 0) > 0);
  await server.kill();
  const done = await count(place, "SELECT count(*) AS n FROM safety_targets WHERE c_status = 'done'");
  assert.ok(done > 0 && done < singers, `the crash came in the middle: ${done}`);
  server = await server.restart();
  end(() => server.stop());
  await until(inState(server, keys.moderator, id, 'done'));
  assert.equal((await progress()).counts.done, singers);
  for (const sql of [
    "SELECT count(*) AS n FROM safety_events WHERE kind = 'decision-made'",
    'SELECT count(*) AS n FROM safety_statements',
    'SELECT count(DISTINCT c_account) AS n FROM safety_statements',
    'SELECT count(*) AS n FROM messages WHERE peer = 777000',
    'SELECT count(*) AS n FROM accounts WHERE suspended_at IS NOT NULL',
  ])
    assert.equal(await count(place, sql), singers, sql);
  assert.equal((await callDesk<{ ok: boolean }>(server.http, keys.reviewer, 'POST /ledger/verify')).ok, true);
}

for (const ground of grounds) {
  const { name, skip } = ground;
  const takes = 'an operation takes a channel, a group and an account down; an appeal brings all of it back';
  test(`${takes} (${name})`, { skip }, (t) => takeDownAndBringBack(ground, t));
  const goesOn = 'an operation that a crash cut in two goes on and does nothing twice';
  test(`${goesOn} (${name})`, { skip }, (t) => goOnAfterACrash(ground, t));
}

test('staff sign in with their messenger account and its two-step password, and only with a role', async (t) => {
  const end = atEnd(t);
  const server = await startTestServer();
  end(() => server.stop());
  const phone = '15550107010';
  const client = await signUp(server, phone, 'Olga');
  end(() => client.destroy());
  await client.enableCloudPassword({ password: 'a long lamp', hint: 'lamp' });
  const post = async (path: string, body: unknown, token?: string) => {
    const answer = await fetch(`${server.http}/api/v1${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) },
      body: JSON.stringify(body),
    });
    return { status: answer.status, body: await answer.json() };
  };
  const signIn = async (password: string) => {
    const { codeHash } = (await post('/sign-in/code', { phone })).body;
    const proven = await post('/sign-in', { phone, codeHash, code: '12345' });
    assert.equal(proven.status, 200, JSON.stringify(proven.body));
    const { token, challenge } = proven.body;
    const bytes = (text: string) => new Uint8Array(Buffer.from(text, 'base64'));
    const crypto = new NodeCryptoProvider();
    await crypto.initialize();
    const proof = await computeSrpParams(
      crypto,
      {
        _: 'account.password',
        currentAlgo: {
          _: 'passwordKdfAlgoSHA256SHA256PBKDF2HMACSHA512iter100000SHA256ModPow',
          salt1: bytes(challenge.salt1),
          salt2: bytes(challenge.salt2),
          g: challenge.g,
          p: bytes(challenge.p),
        },
        srpB: bytes(challenge.b),
        srpId: (await import('long')).default.fromString(challenge.srpId),
      } as Parameters<typeof computeSrpParams>[1],
      password,
    );
    const text = (part: Uint8Array) => Buffer.from(part).toString('base64');
    const body = { srpId: challenge.srpId, a: text(proof.A), m1: text(proof.M1) };
    assert.equal(
      (await fetch(`${server.http}/api/v1/me`, { headers: { authorization: `Bearer ${token}` } })).status,
      401,
    );
    return { token, ...(await post('/sign-in/password', body, token)) };
  };
  assert.equal((await signIn('a long lamp')).body.error, 'no-role');
  await run(process.execPath, [launcher, 'role', 'grant', phone, 'moderator', '--data', server.dataDir]);
  assert.equal((await signIn('a wrong lamp')).status, 401);
  const { token, body } = await signIn('a long lamp');
  assert.equal(body.role, 'moderator');
  assert.equal((await callDesk<{ role: string }>(server.http, token, 'GET /me')).role, 'moderator');
  await run(process.execPath, [launcher, 'role', 'revoke', phone, '--data', server.dataDir]);
  await assert.rejects(callDesk(server.http, token, 'GET /me'), /401/);
});
