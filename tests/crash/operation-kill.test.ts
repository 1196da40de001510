import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { WriteTx } from '#domain';
import { atDesk, callDesk, operationDefaults } from '../support/desk.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { seededRandom } from '../support/test-world.ts';
import { until } from '../support/until.ts';
import { wholeState } from '../support/whole-state.ts';

/** Kills in the middle of the run, and as many in the middle of the way back; more than one for ten targets do not fit. */
const kills = Number(process.env.TOCSIN_OPERATION_KILLS ?? 6);
/** Longest wait between the target after which a server is to die and its death. */
const agonyMs = 30;
const choirs = 30;
/** Of each choir its creator, its co-admin and four singers. */
const perChoir = 6;
const targets = choirs * (perChoir + 1);
/** No kill is meant after this one: the operation could end before it. */
const lastTarget = targets * 0.9;

async function addChoir(tx: WriteTx, n: number): Promise<string[]> {
  const people: number[] = [];
  for (let at = 0; at < perChoir; at += 1) {
    const id = await tx.accounts.insert({ kind: 'person', firstName: `Lamp ${n} ${at}`, lastName: '', createdAt: 1 });
    await tx.updates.createMailbox(id);
    people.push(id);
  }
  const [creator = 0] = people;
  const facts = { title: `Choir ${n}`, creator, createdAt: 1, members: perChoir, version: 1 };
  const chat = await tx.chats.insert({ kind: 'channel', ...facts, defaultBanned: [], data: {} });
  await tx.updates.createMailbox(chat);
  for (const [at, account] of people.entries()) {
    const status = at === 0 ? 'creator' : at === 1 ? 'admin' : 'member';
    const since = { inviter: creator, date: 1, rights: [], banned: [], bannedUntil: 0 };
    await tx.chats.putMember({ chat, account, status, ...since });
  }
  return [`chat:${chat}`, ...people.map((id) => `account:${id}`)];
}

const actionFor = (key: string) => (key.startsWith('chat') ? { kind: 'takedown' } : { kind: 'suspend' });
const startedLate = 2_000;

test(`an operation that falls due while the server is down, and ${kills} kills in it and in its way back, do nothing twice and leave nothing behind`, async (t) => {
  const random = seededRandom(Number(process.env.TOCSIN_SEED ?? 11));
  let server: TestServer = await startTestServer();
  t.after(() => server.stop());
  const place = server.dataDir;
  const { keys, subjects } = await atDesk(place, async ({ addStaff, write }) => ({
    keys: { moderator: await addStaff('moderator', 'Mod'), reviewer: await addStaff('reviewer', 'Rev') },
    subjects: await write(async (tx) => {
      const made: string[] = [];
      for (let n = 0; n < choirs; n += 1) made.push(...(await addChoir(tx, n)));
      return made;
    }),
  }));
  const before = await wholeState(place);
  const desk = <T>(call: string, body?: unknown) => callDesk<T>(server.http, keys.moderator, call, body);
  const made = await desk<{ id: number }>('POST /cases', {
    subjectKey: subjects[0],
    queue: 'report',
    reason: 'seen while on duty',
  });
  const { id } = await desk<{ id: number }>('POST /operations', {
    title: 'Choirs',
    caseId: made.id,
    defaults: operationDefaults,
  });
  const plan = subjects.map((subjectKey) => ({ subjectKey, action: actionFor(subjectKey), reason: 'named' }));
  await desk(`POST /operations/${id}/targets`, { targets: plan });
  const { dryRun } = await desk<{ dryRun: { planDigest: string; firstGroup: number } }>(
    `POST /operations/${id}/dry-run`,
  );
  assert.equal(dryRun.firstGroup, choirs * 2, 'creators and co-admins fall together');
  await callDesk(server.http, keys.reviewer, `POST /operations/${id}/approve`, { planDigest: dryRun.planDigest });
  await desk(`POST /operations/${id}/start`, { startAtMs: Date.now() + startedLate });
  await server.kill();
  await new Promise((resolve) => setTimeout(resolve, startedLate));

  const count = (sql: string) =>
    atDesk(place, ({ store }) =>
      store.readSql(async (read) => Number((await read.get<{ n: number | bigint }>(sql))?.n ?? 0)),
    );

  const finished = async () => {
    const { counts } = await desk<{ counts: { done: number; undone: number } }>(`GET /operations/${id}`);
    return state === 'done' ? counts.done : counts.undone;
  };
  let state: 'done' | 'rolled-back' = 'done';

  /** Starts it again and again, and kills it after any target, until the operation has come to its end. */
  async function through(): Promise<void> {
    let inTheMiddle = 0;
    for (let round = 0; round < kills; round += 1) {
      server = await server.restart();
      const deadAt = Math.floor(((round + random.below(1_000) / 1_000) / kills) * lastTarget);
      let seen = 0;
      await until(async () => {
        seen = await finished();
        return seen >= deadAt;
      });
      if (seen < targets) inTheMiddle += 1;
      await new Promise((resolve) => setTimeout(resolve, random.below(agonyMs)));
      await server.kill();
    }
    // One of the last may come too late on a machine that had something else to do.
    assert.ok(inTheMiddle > kills / 2, `${inTheMiddle} of ${kills} kills fell into the middle`);
    server = await server.restart();
    await until(
      async () => (await desk<{ operation: { state: string } }>(`GET /operations/${id}`)).operation.state === state,
    );
  }
  await through();
  for (const sql of [
    "SELECT count(*) AS n FROM safety_targets WHERE c_status = 'done'",
    "SELECT count(*) AS n FROM safety_events WHERE kind = 'decision-made'",
    "SELECT count(*) AS n FROM safety_events WHERE kind = 'operation-target-done'",
    'SELECT count(*) AS n FROM safety_statements',
    'SELECT count(DISTINCT c_decision) AS n FROM safety_statements',
    // Beside them co-admins are told, later and by the outbox, that their chat is gone.
    `SELECT count(*) AS n FROM messages m JOIN contents c ON c.id = m.content
     WHERE m.peer = 777000 AND c.data LIKE '%Statement of reasons%'`,
    'SELECT count(*) AS n FROM safety_sor_entries',
  ])
    assert.equal(await count(sql), targets, sql);
  const struck = "SELECT count(*) AS n FROM safety_events WHERE kind = 'operation-struck'";
  assert.equal(await count(struck), 1);
  assert.equal(await count('SELECT count(*) AS n FROM accounts WHERE suspended_at IS NOT NULL'), choirs * perChoir);
  assert.equal(await count('SELECT count(*) AS n FROM chats WHERE suspended_at IS NOT NULL'), choirs);

  await desk(`POST /operations/${id}/rollback`);
  await server.kill();
  state = 'rolled-back';
  await through();
  assert.deepEqual(await wholeState(place), before);
  for (const [kind, wanted] of [
    ['operation-target-undone', targets],
    ['decision-reversed', targets],
  ] as const)
    assert.equal(await count(`SELECT count(*) AS n FROM safety_events WHERE kind = '${kind}'`), wanted, kind);
  assert.equal((await desk<{ ok: boolean }>('POST /ledger/verify')).ok, true);
});
