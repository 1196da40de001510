import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { fileIntoCase, type QueueName } from '#safety';
import { startBrowser } from '../tests/support/browser.ts';
import { atConsole, hire } from '../tests/support/console.ts';
import { atDesk, callDesk } from '../tests/support/desk.ts';
import { startTestServer, type TestServer } from '../tests/support/server.ts';
import { cpuSeconds, percentile, round } from './support/figures.ts';
import { profiled } from './support/profile.ts';

const open = 10_000;
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
    return { open, ...(await ofApi(server, key)), ...(await ofPages(server)) };
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
    return addStaff('moderator', 'Mod');
  });
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
      pageCaseMs: await shows(page, `${server.http}/console/#/case/9000`, 'main h1:visible'),
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
  await page.locator(what).first().waitFor();
  return round(performance.now() - startMs);
}

/** From a jump to the end of the list to the sight of its last row. */
async function scrolled(page: Page, address: string): Promise<number> {
  await shows(page, address, 'li[aria-setsize] a');
  const list = page.locator('ul').filter({ has: page.locator('li[aria-setsize]') });
  const startMs = performance.now();
  await list.evaluate((rows) => rows.parentElement?.scrollTo(0, rows.parentElement.scrollHeight));
  await page.locator(`li[aria-posinset="${open}"] a`).waitFor();
  return round(performance.now() - startMs);
}
