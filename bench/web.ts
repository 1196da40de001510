/**
 * How quick the messenger in a browser is: bytes before sign-in, opening a long chat from local data, scrolling, memory
 * while messages come in. `node bench/web.ts [--messages N] [--received N]`; a table on stderr, one JSON line on stdout.
 */
import { parseArgs } from 'node:util';
import type { TelegramClient } from '@mtcute/node';
import type { Browser, CDPSession, Page } from 'playwright-core';
import { bubble, bubbles, signInOnPage, startBrowser, visit } from '../tests/support/browser.ts';
import { signUp } from '../tests/support/mtcute-client.ts';
import { startTestServer, type TestServer } from '../tests/support/server.ts';

const BATCH = 40;
const SCROLL_MS = 4000;
const SCROLL_PX_PER_FRAME = 90;
const ROUNDS = 5;

const { values } = parseArgs({
  options: { messages: { type: 'string', default: '100000' }, received: { type: 'string', default: '10000' } },
});
const messages = Number(values.messages);
const received = Number(values.received);

/** Compressed JavaScript that the browser fetches, workers included, until one can type a phone number. */
async function scriptKib(browser: Browser, http: string): Promise<number> {
  // A service worker's copies would be counted unpacked.
  const context = await browser.newContext({ serviceWorkers: 'block' });
  let bytes = 0;
  const sizes: Promise<void>[] = [];
  context.on('response', (response) => {
    if (!/\.js(\?|$)/.test(new URL(response.url()).pathname)) return;
    sizes.push(
      response
        .request()
        .sizes()
        .then(
          (size) => {
            bytes += size.responseBodySize;
          },
          () => {},
        ),
    );
  });
  const page = await context.newPage();
  await page.goto(http);
  await page.getByRole('textbox', { name: 'Phone number' }).waitFor();
  await page.waitForTimeout(1500);
  await Promise.all(sizes);
  // A shared worker's own requests are not the page's: its file is weighed by itself.
  const workers = await page.evaluate(async () => {
    const entry = document.querySelector<HTMLScriptElement>('script[src]');
    const found = new Set((await (await fetch(entry?.src ?? '')).text()).match(/main-[\w-]+\.js/g));
    let total = 0;
    for (const file of found) {
      const answer = await fetch(`./assets/${file}`);
      await answer.arrayBuffer();
      const timing = performance.getEntriesByName(answer.url).at(-1) as PerformanceResourceTiming | undefined;
      total += timing?.encodedBodySize ?? 0;
    }
    return total;
  });
  await context.close();
  return (bytes + workers) / 1024;
}

/** From the click to the first frame with messages, with everything read from the local store. */
async function openingMs(page: Page): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    await page.evaluate(() => history.replaceState(null, '', '#/'));
    await page.reload();
    await page.getByRole('link', { name: /Alan/ }).waitFor();
    await page.waitForTimeout(800);
    times.push(
      await page.evaluate(async () => {
        const row = [...document.querySelectorAll<HTMLElement>('a[data-row]')].find((it) =>
          it.textContent?.includes('Alan'),
        );
        const start = performance.now();
        row?.click();
        while (!document.querySelector('[data-message]')) await new Promise(requestAnimationFrame);
        await new Promise(requestAnimationFrame);
        return performance.now() - start;
      }),
    );
  }
  return times.sort((a, b) => a - b)[Math.floor(ROUNDS / 2)] ?? 0;
}

async function scrolling(page: Page): Promise<{ framesPerS: number; slowestFrameMs: number }> {
  return page.evaluate(
    async ({ ms, px }) => {
      const list = document.querySelector('[data-history]');
      const frames: number[] = [];
      let last = await new Promise(requestAnimationFrame);
      const end = last + ms;
      while (last < end) {
        list?.scrollBy(0, -px);
        const now = await new Promise<number>(requestAnimationFrame);
        frames.push(now - last);
        last = now;
      }
      frames.sort((a, b) => a - b);
      return { framesPerS: (frames.length * 1000) / ms, slowestFrameMs: frames.at(-1) ?? 0 };
    },
    { ms: SCROLL_MS, px: SCROLL_PX_PER_FRAME },
  );
}

async function heapMib(session: CDPSession): Promise<number> {
  await session.send('HeapProfiler.collectGarbage');
  const { metrics } = await session.send('Performance.getMetrics');
  return (metrics.find((it) => it.name === 'JSHeapUsedSize')?.value ?? 0) / 1024 / 1024;
}

async function sendMany(client: TelegramClient, to: number, count: number, label: string): Promise<void> {
  for (let at = 0; at < count; at += BATCH) {
    const size = Math.min(BATCH, count - at);
    await Promise.all(
      Array.from({ length: size }, (_, i) =>
        client.sendText(to, `${label} ${at + i}: ${'lamp after lamp '.repeat(((at + i) % 9) + 1)}`),
      ),
    );
  }
}

async function measure(browser: Browser, server: TestServer): Promise<Record<string, number>> {
  const javascriptBeforeSignInKib = await scriptKib(browser, server.http);
  const { page } = await visit(browser, server.http, { reducedMotion: 'no-preference' });
  await signInOnPage(page, '+15550150001', 'Ada');
  const alan = await signUp(server, '15550150002', 'Alan');
  await alan.importContacts([{ phone: '15550150001', firstName: 'Ada', lastName: '' }]);
  const peer = await alan.storage.peers.getByPhone('15550150001');
  if (!peer || !('userId' in peer)) throw new Error('Ada is not known');
  await sendMany(alan, peer.userId, messages, 'old');
  await page.getByRole('link', { name: /Alan/ }).click();
  await bubbles(page).first().waitFor();
  await page
    .getByRole('button', { name: 'To the newest message' })
    .click({ timeout: 3000 })
    .catch(() => {});
  await page.waitForTimeout(1500);
  const openChatMs = await openingMs(page);
  const scroll = await scrolling(page);
  await page
    .getByRole('button', { name: 'To the newest message' })
    .click({ timeout: 3000 })
    .catch(() => {});
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  await sendMany(alan, peer.userId, Math.ceil(received / 10), 'warm');
  await page.waitForTimeout(1000);
  const before = await heapMib(session);
  await sendMany(alan, peer.userId, received, 'new');
  await alan.sendText(peer.userId, 'the very last one');
  await bubble(page, 'the very last one').waitFor();
  const after = await heapMib(session);
  await alan.destroy();
  return {
    javascriptBeforeSignInKib,
    messagesInChat: messages,
    openChatMs,
    scrollFramesPerS: scroll.framesPerS,
    slowestFrameMs: scroll.slowestFrameMs,
    messagesReceived: received,
    heapBeforeMib: before,
    heapAfterMib: after,
  };
}

const server = await startTestServer();
const browser = await startBrowser();
try {
  const figures = Object.fromEntries(
    Object.entries(await measure(browser, server)).map(([name, value]) => [name, Math.round(value * 10) / 10]),
  );
  for (const [name, value] of Object.entries(figures)) process.stderr.write(`${name.padEnd(28)}${value}\n`);
  process.stdout.write(`${JSON.stringify({ bench: 'web', figures })}\n`);
} finally {
  await browser.close();
  await server.stop();
}
