/**
 * An action day of 5,055 targets over the real messenger on SQLite: planned from a file, dry-run, approved, executed and
 * rolled back, while people chat. `node bench/operations.ts [--targets N] [--chatting N]`; a table on stderr, one JSON
 * line on stdout.
 */
import { createHash } from 'node:crypto';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { parseArgs } from 'node:util';
import type { TelegramClient } from '@mtcute/node';
import { atDesk, callDesk, operationDefaults } from '../tests/support/desk.ts';
import { signUp } from '../tests/support/mtcute-client.ts';
import { startTestServer, type TestServer } from '../tests/support/server.ts';

const { values } = parseArgs({
  options: { targets: { type: 'string', default: '5055' }, chatting: { type: 'string', default: '50' } },
});
const targets = Number(values.targets);
const chatting = Number(values.chatting);
/** Each person says something this often. */
const everyMs = 1000;

/** Accounts with a device each, every tenth a bot, every twentieth with a channel of ten members. */
async function populate(dataDir: string) {
  return atDesk(dataDir, async ({ addStaff, write }) => ({
    moderator: await addStaff('moderator', 'Mod'),
    reviewer: await addStaff('reviewer', 'Rev'),
    file: await write(async (tx) => {
      const lines = ['subject,reason'];
      const people: number[] = [];
      for (let n = 0; lines.length <= targets; n += 1) {
        const bot = n % 10 === 9;
        const id = await tx.accounts.insert({
          kind: bot ? 'bot' : 'person',
          firstName: `Cinder ${n}`,
          lastName: '',
          createdAt: 1,
          username: `cinder_${n}`,
          ...(bot && people[0] !== undefined
            ? {
                data: {
                  bot: { owner: people[0], tokenHash: `t${n}`, privacyMode: true, joinGroups: true, infoVersion: 1 },
                },
              }
            : { phone: `1555${1_000_000 + n}` }),
        });
        await tx.accounts.takeUsername(`cinder_${n}`, id);
        await tx.updates.createMailbox(id);
        await tx.auth.putAuthorization({
          keyId: id.toString(16).padStart(16, 'b'),
          hash: String(id),
          account: id,
          createdAt: 1,
          activeAt: 1,
          address: '',
          passwordPending: false,
        });
        if (!bot) people.push(id);
        lines.push(`@cinder_${n},named by the referral`);
        if (n % 20 !== 19 || lines.length > targets) continue;
        const chat = await tx.chats.insert({
          kind: 'channel',
          title: `Cinder Choir ${n}`,
          creator: people.at(-1) ?? id,
          createdAt: 1,
          members: 10,
          version: 1,
          defaultBanned: [],
          data: {},
        });
        await tx.updates.createMailbox(chat);
        for (const [place, account] of people.slice(-10).reverse().entries())
          await tx.chats.putMember({
            chat,
            account,
            status: place === 0 ? 'creator' : place === 1 ? 'admin' : 'member',
            inviter: account,
            date: 1,
            rights: place === 1 ? ['postMessages', 'banUsers'] : [],
            banned: [],
            bannedUntil: 0,
          });
        lines.push(`${chat},its channel`);
      }
      return `${lines.slice(0, targets + 1).join('\n')}\n`;
    }),
  }));
}

/** Everything of accounts, chats, members and names that an operation may change and a rollback must restore. */
function stateHash(server: TestServer): string {
  const db = new DatabaseSync(join(server.dataDir, 'tocsin.db'), { readOnly: true });
  const hash = createHash('sha256');
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

/** People in pairs write to each other all the time; latencies of answered sends go into the present list. */
async function startChatting(server: TestServer) {
  const clients: TelegramClient[] = [];
  for (let n = 0; n < chatting; n += 1) clients.push(await signUp(server, `1555020${1000 + n}`, `Person ${n}`));
  let latenciesMs: number[] = [];
  let stopped = false;
  const loops = clients.map(async (client, n) => {
    await new Promise((resolve) => setTimeout(resolve, (n * everyMs) / chatting));
    for (let number = 0; !stopped; number += 1) {
      const startMs = performance.now();
      await client.sendText('me', `lamp ${number}`);
      const tookMs = performance.now() - startMs;
      latenciesMs.push(tookMs);
      await new Promise((resolve) => setTimeout(resolve, Math.max(0, everyMs - tookMs)));
    }
  });
  return {
    /** p50, p99 and the greatest of what was measured since the last call. */
    take() {
      const sorted = latenciesMs.sort((a, b) => a - b);
      latenciesMs = [];
      const at = (share: number) => Math.round(sorted[Math.floor(sorted.length * share)] ?? 0);
      return { sends: sorted.length, p50Ms: at(0.5), p99Ms: at(0.99), maxMs: Math.round(sorted.at(-1) ?? 0) };
    },
    async stop() {
      stopped = true;
      await Promise.all(loops);
      for (const client of clients) await client.destroy();
    },
  };
}

interface Progress {
  operation: { state: string };
  counts: Record<string, number>;
}

async function main(): Promise<void> {
  const dataDir = await mkdtemp(join(tmpdir(), 'tocsin-bench-'));
  const { moderator, reviewer, file } = await populate(dataDir);
  const server = await startTestServer({ dataDir });
  const figures: Record<string, unknown> = { targets, chatting };
  try {
    const people = await startChatting(server);
    await new Promise((resolve) => setTimeout(resolve, 5000));
    figures.chatBefore = people.take();
    const before = stateHash(server);
    const timed = async <T>(name: string, work: () => Promise<T>): Promise<T> => {
      people.take();
      const startMs = performance.now();
      const result = await work();
      figures[name] = { tookS: Math.round(performance.now() - startMs) / 1000, chat: people.take() };
      console.error(name, JSON.stringify(figures[name]));
      return result;
    };
    const ask = <T>(key: string, call: string, body?: unknown) => callDesk<T>(server.http, key, call, body);
    const first = file.split('\n')[1]?.split(',')[0] ?? '';
    const subject = await ask<{ found: { subjectKey: string }[] }>(moderator, 'POST /imports', {
      format: 'csv',
      text: `subject,reason\n${first},x\n`,
    });
    const { caseIds } = await ask<{ caseIds: number[] }>(moderator, 'POST /referrals', {
      authority: 'Harbour Police',
      reference: 'HP-1',
      subjectKeys: [subject.found[0]?.subjectKey],
      explanation: '',
    });
    const { id } = await ask<{ id: number }>(moderator, 'POST /operations', {
      title: 'Action day',
      caseId: caseIds[0],
      defaults: operationDefaults,
    });
    await timed('plan', () =>
      ask(moderator, `POST /operations/${id}/import`, {
        format: 'csv',
        text: file,
        accounts: { kind: 'suspend' },
        chats: { kind: 'takedown' },
      }),
    );
    const dry = await timed('dryRun', () =>
      ask<{ dryRun: { planDigest: string; included: number; firstGroup: number } }>(
        moderator,
        `POST /operations/${id}/dry-run`,
      ),
    );
    figures.included = dry.dryRun.included;
    figures.firstGroup = dry.dryRun.firstGroup;
    await ask(reviewer, `POST /operations/${id}/approve`, { planDigest: dry.dryRun.planDigest });
    const until = async (state: string) => {
      for (;;) {
        const { operation, counts } = await ask<Progress>(moderator, `GET /operations/${id}`);
        if (operation.state === state) return counts;
        await new Promise((resolve) => setTimeout(resolve, 500));
      }
    };
    figures.executed = await timed('execute', async () => {
      await ask(moderator, `POST /operations/${id}/start`, {});
      return until('done');
    });
    figures.undone = await timed('rollBack', async () => {
      await ask(moderator, `POST /operations/${id}/rollback`);
      return until('rolled-back');
    });
    figures.stateEqual = stateHash(server) === before;
    figures.ledger = await timed('verifyLedger', () => ask<{ ok: boolean }>(moderator, 'POST /ledger/verify', {}));
    await people.stop();
  } finally {
    await server.stop();
  }
  console.log(JSON.stringify(figures));
  process.exit(figures.stateEqual ? 0 : 1);
}

await main();
