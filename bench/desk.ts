import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { fileIntoCase, type NewEvent, type QueueName, recordEvents, type SafetyContext } from '#safety';
import { startBrowser } from '../tests/support/browser.ts';
import { atConsole, hire } from '../tests/support/console.ts';
import { atDesk, callDesk } from '../tests/support/desk.ts';
import { startTestServer, type TestServer } from '../tests/support/server.ts';
import { cpuSeconds, percentile, round } from './support/figures.ts';
import { profiled } from './support/profile.ts';

const open = 10_000;
/** Events in the ledger beside those of the open cases. */
const ledger = Number(process.env.BENCH_LEDGER ?? 1_000_000);
const perCommit = 250;
const calls = 60;
const phone = '15550142001';
const queues: readonly QueueName[] = ['report', 'report', 'report', 'notice', 'trusted-flagger', 'match', 'referral'];

type Figures = Record<string, number>;

/**
 * How quick the desk is with 10,000 open cases: each call of the API one after another, with the server's processor time
 * for one of them, and the pages in Chromium.
 */
export async function run(): Promise<Figures> {
  const dataDir = await mkdtemp(join(tmpdir(), 'tocsin-bench-'));
  const key = await fill(dataDir);
  const server = await startTestServer({ dataDir, ...profiled() });
  try {
    return { open, ...(await ofApi(server, key)), ...(await ofReports(server, key)), ...(await ofPages(server)) };
  } finally {
    await server.stop();
  }
}

async function fill(dataDir: string): Promise<string> {
  return atDesk(dataDir, async ({ safety, write, addStaff }) => {
    for (let done = 0; done < open; done += perCommit) {
      const ids = await write(async (tx) => {
        const made: number[] = [];
        for (let n = done; n < done + perCommit; n += 1) {
          const name = { firstName: `Cinder ${n}`, lastName: '', username: `cinder_${n}` };
          const id = await tx.accounts.insert({ kind: 'person', ...name, createdAt: 1 });
          await tx.accounts.takeUsername(name.username, id);
          await tx.updates.createMailbox(id);
          made.push(id);
        }
        return made;
      });
      await safety.store.write(async (tx) => {
        for (const [place, id] of ids.entries()) {
          const subject = { kind: 'account', id } as const;
          const queue = queues[(done + place) % queues.length] ?? 'report';
          const source = { kind: 'report', id } as const;
          await fileIntoCase(tx, safety, 'system', { subject, source, queue, reason: null, weight: 1 + (id % 9) });
        }
      });
    }
    await fillLedger(safety);
    return addStaff('moderator', 'Mod');
  });
}

/** Days over which the events of the ledger lie. */
const ledgerDays = 365;
const eventsPerCommit = 5_000;

/** A year of decisions, each with the rows that it leaves: in proportion what an operation writes for one target. */
async function fillLedger(safety: SafetyContext): Promise<void> {
  const untilMs = safety.clock.nowMs();
  for (let done = 0; done < ledger; done += eventsPerCommit) {
    const nowMs = untilMs - Math.floor((1 - done / ledger) * ledgerDays * 86_400_000);
    const events: NewEvent[] = [];
    for (let n = done; events.length < eventsPerCommit; n += 1) events.push(...traceOf(n));
    await safety.store.write((tx) =>
      recordEvents(
        tx,
        { digest: safety.digest, clock: { nowMs: () => nowMs } },
        'system',
        events.slice(0, eventsPerCommit),
      ),
    );
  }
}

function traceOf(n: number): NewEvent[] {
  const about = { subjectKey: `account:${n}` };
  const decision = {
    decisionId: n,
    action: n % 20 === 0 ? 'takedown' : 'suspend',
    subjectKind: 'account',
    visibility: 'public',
    ground: n % 3 === 0 ? 'law' : 'terms',
    category: 'STATEMENT_CATEGORY_SCAMS_AND_FRAUD',
    keywords: n % 7 === 0 ? ['TERRORIST_CONTENT'] : [],
    source: 'own-initiative',
    detectedAutomatically: n % 5 === 0,
    automation: 'none',
    lang: 'en',
  };
  return [
    { type: 'report-received', ...about, data: { reason: 'spam' } },
    { type: 'report-folded', ...about },
    { type: 'decision-made', ...about, data: decision },
    { type: 'statement-issued', ...about, data: { decisionId: n, kind: 'restriction', statements: 1, told: 1 } },
    { type: 'sor-queued', ...about, data: { puid: `tocsin-${n}`, decisionId: n } },
    { type: 'operation-target-done', ...about, data: { operationId: 1, targetId: n, decisionId: n } },
  ];
}

/** Transparency reports of a year, a month and a day from the whole ledger, and the proof of its chain. */
async function ofReports(server: TestServer, key: string): Promise<Figures> {
  const figures: Figures = { ledger };
  const toMs = Date.now();
  const periods = { Year: ledgerDays, Month: 30, Day: 1 };
  for (const kind of ['dsa', 'tco']) {
    for (const [name, days] of Object.entries(periods)) {
      const period = `fromMs=${toMs - days * 86_400_000}&toMs=${toMs}`;
      const file = () =>
        callDesk<{ text: string }>(server.http, key, `GET /transparency/${kind}/file?${period}&format=csv`);
      const startMs = performance.now();
      const { text } = await file();
      figures[`${kind}Report${name}Ms`] = round(performance.now() - startMs);
      if ((await file()).text !== text) throw new Error('two reports of the same period are not the same');
    }
  }
  const startMs = performance.now();
  await callDesk(server.http, key, 'POST /ledger/verify', {});
  figures.ledgerVerifyMs = round(performance.now() - startMs);
  const publicMs = performance.now();
  await (await fetch(`${server.http}/transparency.json`)).json();
  figures.publicCountsMs = round(performance.now() - publicMs);
  return figures;
}

async function ofApi(server: TestServer, key: string): Promise<Figures> {
  const figures: Figures = {};
  const time = async (name: string, call: (round: number) => string, body?: unknown) => {
    const tookMs: number[] = [];
    await callDesk(server.http, key, call(0), body);
    const before = await cpuSeconds(server.pid);
    for (let n = 1; n <= calls; n += 1) {
      const startMs = performance.now();
      const { id } = (await callDesk<{ id?: number } | null>(server.http, key, call(n), body)) ?? {};
      tookMs.push(performance.now() - startMs);
      if (name === 'claimNext') await callDesk(server.http, key, `POST /cases/${id}/release`);
    }
    figures[`${name}P50Ms`] = round(percentile(tookMs, 0.5), 1);
    figures[`${name}P99Ms`] = round(percentile(tookMs, 0.99), 1);
    figures[`${name}CpuMs`] = round((((await cpuSeconds(server.pid)) - before) * 1000) / calls, 1);
  };
  await time('counters', () => 'GET /queues');
  await time('list', () => 'GET /queue?limit=100');
  await time('listOneQueue', () => 'GET /queue?queue=report&limit=100');
  await time('listByDeadline', () => 'GET /queue?sort=due&limit=100');
  await time('listDeep', (n) => `GET /queue?limit=100&offset=${4000 + n * 100}`);
  await time('search', (n) => `GET /subjects?text=@cinder_${n * 150}`);
  await time('case', (n) => `GET /cases/${1 + n * 150}`);
  await time('claimNext', () => 'POST /cases/claim-next', { queues: [...new Set(queues)] });
  await time('load', () => 'GET /load?days=14');
  return figures;
}

async function ofPages(server: TestServer): Promise<Figures> {
  await hire(server, phone, 'Own', 'owner');
  const browser = await startBrowser();
  try {
    const { page, close } = await atConsole(browser, server, phone);
    const figures = {
      pageQueueMs: await shows(page, `${server.http}/console/#/queue`, 'li[aria-setsize] a'),
      pageCaseMs: await shows(page, `${server.http}/console/#/case/9000`, 'main h1'),
      pageScrollEndMs: await scrolled(page, `${server.http}/console/#/queue`),
    };
    await close();
    return figures;
  } finally {
    await browser.close();
  }
}

/** From opening the address in a page that is loaded anew to the first sight of what it is for. */
async function shows(page: Page, address: string, what: string): Promise<number> {
  await page.goto(address);
  const startMs = performance.now();
  await page.reload();
  await inSight(page, what);
  return round(performance.now() - startMs);
}

/** Looks at every frame: a locator would look every half a second after a while. */
async function inSight(page: Page, what: string): Promise<void> {
  await page.waitForFunction((selector) => document.querySelector(selector)?.checkVisibility(), what, {
    polling: 'raf',
  });
}

/** From a jump to the end of the list to the sight of its last row. */
async function scrolled(page: Page, address: string): Promise<number> {
  await shows(page, address, 'li[aria-setsize] a');
  const list = page.locator('ul').filter({ has: page.locator('li[aria-setsize]') });
  const startMs = performance.now();
  await list.evaluate((rows) => rows.parentElement?.scrollTo(0, rows.parentElement.scrollHeight));
  await inSight(page, `li[aria-posinset="${open}"] a`);
  return round(performance.now() - startMs);
}
