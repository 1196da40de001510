import { rm } from 'node:fs/promises';
import type { TelegramClient } from '@mtcute/node';
import type { Browser, Page } from 'playwright-core';
import { bubble, bubbles, signInOnPage, startBrowser, visit } from '../tests/support/browser.ts';
import { mtcuteClient } from '../tests/support/mtcute-client.ts';
import { startTestServer, type TestServer } from '../tests/support/server.ts';
import { until } from '../tests/support/until.ts';
import { round } from './support/figures.ts';
import { heapMib, scriptKib, settleMs } from './support/browser-figures.ts';
import { makePopulation } from './support/population.ts';
import { scrollBarePage, scrollChat } from './support/scrolling.ts';

const messages = Number(process.env.BENCH_WEB_MESSAGES ?? 100_000);
const received = Number(process.env.BENCH_WEB_RECEIVED ?? 10_000);
const perCommit = 5_000;
const atOnce = 40;
const rounds = 7;
const adaPhone = '15550150001';
const alanPhone = '15550150002';

/**
 * The messenger in a browser: what it loads before sign-in, how soon a chat of 100,000 messages is there from local data,
 * how it scrolls, how soon a sent message is seen, and what 10,000 received messages leave in memory.
 */
export async function run(): Promise<Record<string, number>> {
  let chatId = 0;
  const { dataDir } = await makePopulation(0, async (store) => {
    const [ada, alan] = await store.write(async (tx) => {
      const ids: number[] = [];
      for (const [firstName, phone] of [
        ['Ada', adaPhone],
        ['Alan', alanPhone],
      ] as const) {
        const id = await tx.accounts.insert({ kind: 'person', firstName, lastName: '', createdAt: 1, phone });
        await tx.updates.createMailbox(id);
        ids.push(id);
      }
      return ids;
    });
    if (!ada || !alan) throw new Error('two people were made');
    chatId = alan;
    await fill(store, ada, alan);
  });
  const server = await startTestServer({ dataDir });
  const browser = await startBrowser();
  try {
    const figures = await measure(browser, server, chatId);
    return Object.fromEntries(Object.entries(figures).map(([name, value]) => [name, round(value, value < 1 ? 3 : 1)]));
  } finally {
    await browser.close();
    await server.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
}

type Store = Parameters<NonNullable<Parameters<typeof makePopulation>[1]>>[0];

const textOf = (index: number) => `Message ${index}: ${'lamp after lamp '.repeat((index % 9) + 1)}`;

async function fill(store: Store, ada: number, alan: number): Promise<void> {
  const startS = Math.floor(Date.now() / 1000) - messages;
  for (let done = 0; done < messages; done += perCommit) {
    await store.write(async (tx) => {
      for (let index = done; index < Math.min(messages, done + perCommit); index++) {
        const out = index % 3 === 0;
        const date = startS + index;
        const sender = out ? ada : alan;
        const content = await tx.messages.insertContent({ sender, date, data: { text: textOf(index) } });
        if (content === undefined) throw new Error('contents without a random id are always new');
        const { lastMessageId: id } = await tx.updates.advance(ada, 1, 1);
        await tx.messages.insert({ mailbox: ada, id, peer: alan, content, date, out });
        if (index === messages - 1) await tx.dialogs.bump(ada, alan, { id, date }, 0, 0);
      }
    });
  }
}

async function measure(browser: Browser, server: TestServer, chatId: number): Promise<Record<string, number>> {
  const javascriptBeforeSignInKib = await scriptKib(browser, server.http);
  const { page } = await visit(browser, server.http, { reducedMotion: 'no-preference' });
  await signInOnPage(page, `+${adaPhone}`, 'Ada');
  await page.getByRole('link', { name: /Alan/ }).click();
  await bubbles(page).first().waitFor();
  await toEnd(page);
  await keepLocally(page, chatId);
  const openChatMs = await openingMs(page);
  const frames = await scrollChat(page);
  await toEnd(page);
  const shownAfterSendMs = await sendingMs(page);
  const alan = await signedIn(server);
  const ada = await alan.importContacts([{ phone: adaPhone, firstName: 'Ada', lastName: '' }]);
  const adaId = ada.users[0]?.id ?? 0;
  // The first messages fill the window of what stays loaded; growth is counted from there.
  await sendMany(page, alan, adaId, Math.ceil(received / 10), 'warm');
  const before = await heapMib(browser, page);
  await sendMany(page, alan, adaId, received, 'new');
  const after = await heapMib(browser, page);
  await alan.destroy();
  const limit = await scrollBarePage(page);
  return {
    javascriptBeforeSignInKib,
    messagesInChat: messages,
    openChatMs,
    scrollFrames: frames.drawn,
    droppedFramesShare: frames.droppedShare,
    bareScrollFrames: limit.drawn,
    bareDroppedFramesShare: limit.droppedShare,
    shownAfterSendMs,
    messagesReceived: received,
    pageHeapBeforeMib: before.page,
    pageHeapAfterMib: after.page,
    workerHeapBeforeMib: before.worker,
    workerHeapAfterMib: after.worker,
  };
}

async function toEnd(page: Page): Promise<void> {
  const button = page.getByRole('button', { name: 'To the newest message' });
  if (await button.isVisible()) await button.click();
  await bubble(page, `Message ${messages - 1}`).waitFor();
}

/** Puts the whole chat into the browser's own store, as if one had read it all, in the form of a row that lies there. */
async function keepLocally(page: Page, chatId: number): Promise<void> {
  const kept = () =>
    page.evaluate(async (id) => {
      const db = await new Promise<IDBDatabase>((done) => {
        const opening = indexedDB.open('tocsin-0');
        opening.onsuccess = () => done(opening.result);
      });
      const rows = db
        .transaction('messages')
        .objectStore('messages')
        .getAll(IDBKeyRange.bound([id], [id, []]));
      return new Promise<number>((done) => {
        rows.onsuccess = () => {
          db.close();
          done(rows.result.length);
        };
      });
    }, chatId);
  await until(async () => (await kept()) > 0);
  await page.evaluate(
    async ({ id, count, step }) => {
      const db = await new Promise<IDBDatabase>((done) => {
        const opening = indexedDB.open('tocsin-0');
        opening.onsuccess = () => done(opening.result);
      });
      const answer = <T>(request: IDBRequest<T>) =>
        new Promise<T>((done) => {
          request.onsuccess = () => done(request.result);
        });
      const table = (mode: IDBTransactionMode, name: string) => db.transaction(name, mode).objectStore(name);
      const [model]: { date: number }[] = await answer(
        table('readonly', 'messages').getAll(IDBKeyRange.bound([id], [id, []]), 1),
      );
      for (let done = 1; done <= count; done += step) {
        const messagesTable = table('readwrite', 'messages');
        for (let number = done; number < Math.min(count, done + step); number++) {
          const text = `Message ${number - 1}: ${'lamp after lamp '.repeat(((number - 1) % 9) + 1)}`;
          const out = (number - 1) % 3 === 0;
          messagesTable.put({
            ...model,
            id: number,
            key: `${id}:${number}`,
            date: (model?.date ?? 0) + number,
            text,
            out,
          });
        }
        await answer(messagesTable.count());
      }
      await answer(table('readwrite', 'ranges').put({ chatId: id, ranges: [{ from: 1, to: count }] }));
      db.close();
    },
    { id: chatId, count: messages, step: perCommit },
  );
}

/** From the click to the frame after the first messages are drawn; the median of fresh starts. */
async function openingMs(page: Page): Promise<number> {
  const times: number[] = [];
  for (let round_ = 0; round_ < rounds; round_++) {
    await page.evaluate(() => history.replaceState(null, '', '#/'));
    await page.reload();
    await page.getByRole('link', { name: /Alan/ }).waitFor();
    await page.waitForTimeout(settleMs);
    times.push(
      await page.evaluate(async () => {
        const rows = [...document.querySelectorAll<HTMLElement>('a[data-row]')];
        const row = rows.find((it) => it.textContent?.includes('Alan'));
        const start = performance.now();
        row?.click();
        while (!document.querySelector('[data-message]')) await new Promise(requestAnimationFrame);
        await new Promise(requestAnimationFrame);
        return performance.now() - start;
      }),
    );
  }
  return median(times);
}

/** From Enter to the frame in which one's message stands in the chat, with its clock. */
async function sendingMs(page: Page): Promise<number> {
  const times: number[] = [];
  for (let round_ = 0; round_ < rounds; round_++) {
    const text = `one’s own ${round_}`;
    await page.locator('#tocsin-composer').fill(text);
    times.push(
      await page.evaluate(async (sought) => {
        const field = document.getElementById('tocsin-composer');
        const start = performance.now();
        field?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }));
        const there = () =>
          [...document.querySelectorAll('[data-message]')].some((it) => it.textContent?.includes(sought));
        while (!there()) await new Promise(requestAnimationFrame);
        return performance.now() - start;
      }, text),
    );
    await bubble(page, text).getByRole('img', { name: 'Sent' }).waitFor();
  }
  return median(times);
}

async function signedIn(server: TestServer): Promise<TelegramClient> {
  const client = await mtcuteClient(server);
  await client.start({ phone: alanPhone, code: () => '12345' });
  return client;
}

async function sendMany(page: Page, client: TelegramClient, to: number, count: number, label: string): Promise<void> {
  for (let at = 0; at < count; at += atOnce) {
    const size = Math.min(atOnce, count - at);
    await Promise.all(
      Array.from({ length: size }, (_, index) => client.sendText(to, `${label} ${textOf(at + index)}`)),
    );
  }
  await client.sendText(to, `the last ${label} one`);
  await bubble(page, `the last ${label} one`).waitFor({ timeout: 300_000 });
}

function median(values: number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
