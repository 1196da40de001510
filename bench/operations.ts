import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { createTlCodec } from '#wire';
import { createAccessHashes } from '../src/rpc/access-hash.ts';
import { callDesk, operationDefaults } from '../tests/support/desk.ts';
import { startTestServer, type TestServer } from '../tests/support/server.ts';
import { populate } from './support/action-day.ts';
import { type Chatter, startChatter } from './support/chatter.ts';
import { cpuSeconds, round, sleep } from './support/figures.ts';
import { type LoadClient, openLoadClient } from './support/load-client.ts';
import { makePopulation } from './support/population.ts';
import { profiled } from './support/profile.ts';
import { type Stalls, watchStalls } from './support/stalls.ts';

/** What fell on the action day of November 2019. */
const targets = Number(process.env.BENCH_TARGETS ?? 5055);
const chatting = Number(process.env.BENCH_CHATTING ?? 200);
/** A host that was declared exposed seals a copy of each public target before it acts (TCO Art. 5, 6). */
const exposed = process.env.BENCH_EXPOSED === '1';
/** Every target is a channel with two co-admins, whom it is told once it is done. */
const coAdmins = process.env.BENCH_CO_ADMINS === '1';
const defaults = exposed
  ? {
      ...operationDefaults,
      category: 'STATEMENT_CATEGORY_RISK_FOR_PUBLIC_SECURITY',
      keywords: ['KEYWORD_TERRORIST_CONTENT'],
    }
  : operationDefaults;
/** Each person who chats says something this often. */
const everyMs = 1_000;
const normalMs = 15_000;

type Figures = Record<string, number>;

/**
 * An action day of 5,055 accounts, bots and channels through the desk's API, on SQLite: planned from a file, dry-run,
 * approved by a second person, executed and rolled back, while 200 people chat. Figures of each step: its seconds, the
 * chats' p99 in ms from due to arrival, and the server's CPU per target without what the same time of chats costs.
 */
export async function run(): Promise<Figures> {
  const population = await makePopulation(chatting);
  const { moderator, reviewer, legal, file, online } = await populate(population.dataDir, {
    targets,
    exposed,
    coAdmins,
  });
  const stalls = watchStalls();
  const profile = profiled().env ?? {};
  const options = [profile.NODE_OPTIONS, stalls.env.NODE_OPTIONS].filter((some) => some !== undefined).join(' ');
  const server = await startTestServer({
    dataDir: population.dataDir,
    env: { ...profile, ...stalls.env, NODE_OPTIONS: options },
  });
  if (exposed) await declareExposed(server, legal);
  const codec = createTlCodec();
  const watched: LoadClient[] = [];
  for (const { key } of online) watched.push(await openLoadClient(codec, server.port, key));
  for (const client of watched) await client.call({ _: 'updates.getState' });
  const hashes = createAccessHashes(population.secret);
  const chatter = await startChatter(codec, server.port, population.people, hashes, everyMs);
  try {
    await chatter.take();
    await sleep(2_000);
    // Somebody has worked at the desk before, as on any day.
    const id = await draft(server, moderator, file);
    const measure = await createMeasure(server, chatter, () => stalls.take(server.pid));
    const before = stateHash(server);
    const desk = await planned(server, moderator, { id, file }, measure);
    await callDesk(server.http, reviewer, `POST /operations/${desk.id}/approve`, { planDigest: desk.planDigest });
    const startMs = performance.now();
    const shutOut: number[] = [];
    for (const client of watched)
      client.onUpdate = (body) => {
        if (codec.read(body)._ === 'updatesTooLong') shutOut.push((performance.now() - startMs) / 1000);
      };
    await measure('execute', async () => {
      await callDesk(server.http, moderator, `POST /operations/${desk.id}/start`, {});
      return reached(server, moderator, desk.id, 'done');
    });
    await allTold(measure, 'told', server, startMs);
    const written = {
      ...counts(server),
      ...(watched.length > 0
        ? { shutOutShare: await refusedShare(watched), shutOutLastS: round(Math.max(...shutOut), 1) }
        : {}),
    };
    const backMs = performance.now();
    await measure('rollBack', async () => {
      await callDesk(server.http, moderator, `POST /operations/${desk.id}/rollback`);
      return reached(server, moderator, desk.id, 'rolled-back');
    });
    await allTold(measure, 'toldBack', server, backMs);
    const stateEqual = stateHash(server) === before ? 1 : 0;
    const ledger = await callDesk<{ ok: boolean; events: number }>(server.http, moderator, 'POST /ledger/verify', {});
    return {
      ...{ targets, chatting, ...measure.figures, ...written },
      ...{ stateEqual, ledgerWhole: ledger.ok ? 1 : 0, ledgerEvents: ledger.events },
    };
  } finally {
    chatter.stop();
    await server.stop();
  }
}

async function declareExposed(server: TestServer, legal: string): Promise<void> {
  await callDesk(server.http, legal, 'PUT /office', {
    providerName: 'Quay Messenger',
    legalRepresentative: 'A. Lamp',
    contactPoint: 'desk@tocsin.example',
    memberState: 'NL',
    exposed: true,
    sor: null,
  });
}

/** Waits until no note to co-admins waits any more, and says how long that was after the beginning. */
async function allTold(measure: Measure, name: string, server: TestServer, fromMs: number): Promise<void> {
  const db = new DatabaseSync(join(server.dataDir, 'tocsin.db'), { readOnly: true });
  const waiting = db.prepare(`SELECT COUNT(*) AS n FROM safety_outgoing WHERE body LIKE '%"kind":"co-admins"%'`);
  await measure(`${name}After`, async () => {
    measure.figures[`${name}Waiting`] = Number(waiting.get()?.n ?? 0);
    while (Number(waiting.get()?.n ?? 0) > 0) await sleep(250);
  });
  db.close();
  measure.figures[`${name}S`] = round((performance.now() - fromMs) / 1000, 1);
}

/** How many of these devices the server refuses, each with the error that tells its person why. */
async function refusedShare(clients: readonly LoadClient[]): Promise<number> {
  let refused = 0;
  for (const client of clients)
    if ((await client.call({ _: 'updates.getState' })).includes('USER_DEACTIVATED_BAN')) refused += 1;
  return refused / clients.length;
}

interface Measure {
  (name: string, work: () => Promise<unknown>): Promise<void>;
  readonly figures: Figures;
}

const named = (step: string, { loopMs, commitMs, commitCpuMs }: Stalls): Figures => ({
  [`${step}LoopMaxMs`]: round(loopMs, 1),
  [`${step}CommitMaxMs`]: round(commitMs, 1),
  [`${step}CommitMaxCpuMs`]: round(commitCpuMs, 1),
});

/** First the chats alone; then each step against them. */
async function createMeasure(server: TestServer, chatter: Chatter, stalled: () => Promise<Stalls>): Promise<Measure> {
  await chatter.take();
  await stalled();
  const normalCpu = await cpuSeconds(server.pid);
  await sleep(normalMs);
  const normal = await chatter.take();
  const cpuPerMessage = ((await cpuSeconds(server.pid)) - normalCpu) / normal.messages;
  const figures: Figures = {
    normalP50Ms: normal.p50Ms,
    normalP99Ms: normal.p99Ms,
    ...named('normal', await stalled()),
    normalCpuMsPerMessage: round(cpuPerMessage * 1000, 2),
  };
  const measure = async (name: string, work: () => Promise<unknown>): Promise<void> => {
    const cpu = await cpuSeconds(server.pid);
    const startMs = performance.now();
    await work();
    const tookS = (performance.now() - startMs) / 1000;
    const spent = (await cpuSeconds(server.pid)) - cpu;
    const chats = await chatter.take();
    figures[`${name}S`] = round(tookS, 1);
    figures[`${name}CpuS`] = round(spent, 1);
    figures[`${name}CpuMsPerTarget`] = round(((spent - cpuPerMessage * chats.messages) * 1000) / targets, 2);
    figures[`${name}P50Ms`] = chats.p50Ms;
    figures[`${name}P99Ms`] = chats.p99Ms;
    figures[`${name}MaxMs`] = chats.maxMs;
    figures[`${name}P99Times`] = round(chats.p99Ms / normal.p99Ms, 1);
    Object.assign(figures, named(name, await stalled()));
    figures.lostMessages = (figures.lostMessages ?? 0) + chats.lost;
  };
  return Object.assign(measure, { figures });
}

interface Planned {
  readonly id: number;
  readonly planDigest: string;
}

/** A case about the first row, and an empty operation in it. */
async function draft(server: TestServer, key: string, file: string): Promise<number> {
  const ask = <T>(call: string, body?: unknown) => callDesk<T>(server.http, key, call, body);
  const [, first = ''] = file.split('\n');
  const subject = await ask<{ found: { subjectKey: string }[] }>('POST /imports', {
    format: 'csv',
    text: `subject,reason\n${first}\n`,
  });
  const { caseIds } = await ask<{ caseIds: number[] }>('POST /referrals', {
    authority: 'Harbour Police',
    reference: 'HP-1',
    subjectKeys: [subject.found[0]?.subjectKey],
    explanation: '',
  });
  const { id } = await ask<{ id: number }>('POST /operations', {
    title: 'Action day',
    caseId: caseIds[0],
    defaults,
  });
  await ask(`GET /operations/${id}`);
  return id;
}

async function planned(
  server: TestServer,
  key: string,
  { id, file }: { id: number; file: string },
  measure: Measure,
): Promise<Planned> {
  const ask = <T>(call: string, body?: unknown) => callDesk<T>(server.http, key, call, body);
  await measure('plan', () =>
    ask(`POST /operations/${id}/import`, {
      format: 'csv',
      text: file,
      accounts: { kind: 'suspend' },
      chats: { kind: 'takedown' },
    }),
  );
  let planDigest = '';
  await measure('dryRun', async () => {
    const { dryRun } = await ask<{ dryRun: { planDigest: string; included: number; firstGroup: number } }>(
      `POST /operations/${id}/dry-run`,
    );
    if (dryRun.included !== targets) throw new Error(`${dryRun.included} of ${targets} targets are in the plan`);
    planDigest = dryRun.planDigest;
    measure.figures.firstGroup = dryRun.firstGroup;
  });
  return { id, planDigest };
}

async function reached(server: TestServer, key: string, id: number, state: string): Promise<void> {
  for (;;) {
    const { operation } = await callDesk<{ operation: { state: string } }>(server.http, key, `GET /operations/${id}`);
    if (operation.state === state) return;
    await sleep(250);
  }
}

/** Everything of accounts, chats, members and names that an operation may change and a rollback must restore. */
function stateHash(server: TestServer): string {
  const hash = createHash('sha256');
  const db = new DatabaseSync(join(server.dataDir, 'tocsin.db'), { readOnly: true });
  for (const sql of [
    "SELECT id, first_name, username, suspended_at, data FROM accounts WHERE username LIKE 'cinder_%' ORDER BY id",
    'SELECT id, title, username, suspended_at, members, data FROM chats ORDER BY id',
    'SELECT * FROM members ORDER BY chat, account',
    'SELECT * FROM usernames ORDER BY name',
  ])
    hash.update(JSON.stringify(db.prepare(sql).all()));
  db.close();
  return hash.digest('hex');
}

/** What lies on the disk after the execution: targets in force, statements of reasons, records for the Commission. */
function counts(server: TestServer): Figures {
  const db = new DatabaseSync(join(server.dataDir, 'tocsin.db'), { readOnly: true });
  const count = (sql: string) => Number(db.prepare(sql).get()?.n ?? 0);
  const figures = {
    suspendedAccounts: count('SELECT COUNT(*) AS n FROM accounts WHERE suspended_at IS NOT NULL'),
    takenDownChats: count('SELECT COUNT(*) AS n FROM chats WHERE suspended_at IS NOT NULL'),
    statements: count('SELECT COUNT(*) AS n FROM safety_statements'),
    sorRecords: count('SELECT COUNT(*) AS n FROM safety_sor_entries'),
    sealedCopies: count('SELECT COUNT(*) AS n FROM safety_preservations'),
    coAdminsTold: count(
      "SELECT COUNT(*) AS n FROM contents WHERE sender = 777000 AND data LIKE '%where you are an admin%'",
    ),
  };
  db.close();
  return figures;
}
