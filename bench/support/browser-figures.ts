import type { Browser, CDPSession, Page } from 'playwright-core';

/** Late files arrive and the page comes to rest. */
export const settleMs = 1_500;

/** Compressed JavaScript that a browser fetches, workers included, until one can type a phone number. KiB. */
export async function scriptKib(browser: Browser, http: string): Promise<number> {
  // A service worker's copies would be counted unpacked.
  const context = await browser.newContext({ serviceWorkers: 'block' });
  const page = await context.newPage();
  await page.goto(http);
  await page.locator('input[type=tel]').waitFor();
  await page.waitForTimeout(settleMs);
  const bytes = await page.evaluate(async () => {
    const own = performance.getEntriesByType('resource') as PerformanceResourceTiming[];
    const scripts = own.filter((it) => new URL(it.name).pathname.endsWith('.js'));
    let total = scripts.reduce((sum, it) => sum + it.encodedBodySize, 0);
    // A shared worker's own requests are not the page's: its files are named in the page's script.
    const entry = document.querySelector<HTMLScriptElement>('script[src]');
    const workers = new Set((await (await fetch(entry?.src ?? '')).text()).match(/main-[\w-]+\.js/g));
    for (const file of workers) {
      const answer = await fetch(`./assets/${file}`);
      await answer.arrayBuffer();
      const timing = performance.getEntriesByName(answer.url).at(-1) as PerformanceResourceTiming | undefined;
      total += timing?.encodedBodySize ?? 0;
    }
    return total;
  });
  await context.close();
  return bytes / 1024;
}

/** Frames of the page in Chromium's own trace while `work` runs, and which share of them was dropped. */
export async function tracedFrames(
  page: Page,
  work: () => Promise<void>,
): Promise<{ drawn: number; droppedShare: number }> {
  const session = await page.context().newCDPSession(page);
  const counts = { DrawFrame: 0, DroppedFrame: 0 };
  session.on('Tracing.dataCollected', ({ value }) => {
    for (const event of value as { name?: string }[]) {
      if (event.name === 'DrawFrame' || event.name === 'DroppedFrame') counts[event.name]++;
    }
  });
  const ended = new Promise((done) => session.once('Tracing.tracingComplete', done));
  await session.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: ['devtools.timeline.frame', 'disabled-by-default-devtools.timeline.frame'] },
  });
  await work();
  await session.send('Tracing.end');
  await ended;
  await session.detach();
  const all = counts.DrawFrame + counts.DroppedFrame;
  return { drawn: counts.DrawFrame, droppedShare: all === 0 ? 1 : counts.DroppedFrame / all };
}

/** What page and worker still hold after the garbage was collected, in MiB. */
export async function heapMib(browser: Browser, page: Page): Promise<{ page: number; worker: number }> {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  await session.detach();
  return { page: usedSize / 2 ** 20, worker: (await workerHeap(browser)) / 2 ** 20 };
}

/** The shared worker is a target of its own: messages to it travel inside those to the browser. */
async function workerHeap(browser: Browser): Promise<number> {
  const session = await browser.newBrowserCDPSession();
  const { targetInfos } = await session.send('Target.getTargets');
  const worker = targetInfos.find(({ type }) => type === 'shared_worker');
  if (!worker) return 0;
  const { sessionId } = await session.send('Target.attachToTarget', { targetId: worker.targetId, flatten: false });
  const call = inside(session, sessionId);
  await call('HeapProfiler.collectGarbage');
  const answer = await call('Runtime.getHeapUsage');
  await session.detach();
  return answer.result?.usedSize ?? 0;
}

interface Answer {
  id: number;
  result?: { usedSize?: number };
}

function inside(session: CDPSession, sessionId: string): (method: string) => Promise<Answer> {
  let nextId = 1;
  return (method) => {
    const id = nextId++;
    return new Promise((done) => {
      const heard = ({ message }: { message: string }) => {
        const answer: Answer = JSON.parse(message);
        if (answer.id !== id) return;
        session.off('Target.receivedMessageFromTarget', heard);
        done(answer);
      };
      session.on('Target.receivedMessageFromTarget', heard);
      void session.send('Target.sendMessageToTarget', { sessionId, message: JSON.stringify({ id, method }) });
    });
  };
}
