import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { stat } from 'node:fs/promises';
import { InputMedia, type TelegramClient } from '@mtcute/node';
import type { Page } from 'playwright-core';
import { assertNoProblems, bubble, bubbles, chromiumPath, type Visitor } from '../../support/browser.ts';
import { type BrowserChat, startBrowserChat } from '../../support/browser-chat.ts';
import { skipWithout } from '../../support/needs.ts';
import { until } from '../../support/until.ts';
import { flagOf } from '../scenario/pictures.ts';

const skip = skipWithout('chromium', chromiumPath);
const MIB = 2 ** 20;
const PART_BYTES = 512 * 1024;

/** Large files in the browser: what plays while it loads, and what one can hold. */
test('large files', { skip }, async (t) => {
  let chat: BrowserChat;
  let ada: Visitor;
  let friend: TelegramClient;

  before(async () => {
    chat = await startBrowserChat({ friend: 'Alan', numbers: '1555021000' });
    ({ ada, friend } = chat);
    await friend.sendText(chat.adaId, 'Look at these');
    await ada.page.getByRole('link', { name: /Alan/ }).click();
  });
  after(() => chat?.close());

  await t.test('a video plays while it loads', async () => {
    const film = await recorded(ada.page);
    // What follows the pictures is long and empty: it need not be here for them to be seen.
    const file = Buffer.concat([film, emptyBox(24 * MIB)]);
    const media = InputMedia.video(file, { fileMime: 'video/mp4', width: 320, height: 240, duration: 1 });
    await friend.sendMedia(chat.adaId, media);
    const first = ada.page.waitForResponse(/\/stream\//);
    await ada.page.evaluate(async () => {
      await navigator.serviceWorker.ready;
      while (!navigator.serviceWorker.controller) await new Promise(requestAnimationFrame);
    });
    await bubbles(ada.page).getByRole('button', { name: 'Play the video' }).click();
    const answer = await first;
    // From here on nothing more comes.
    process.kill(chat.server.pid, 'SIGSTOP');
    try {
      assert.equal(answer.status(), 206);
      assert.equal(answer.headers()['content-range'], `bytes 0-${PART_BYTES - 1}/${file.length}`);
      const video = bubbles(ada.page).locator('video');
      await until(() => video.evaluate((it: HTMLVideoElement) => it.currentTime > 0));
      const fetched = await ada.page.evaluate(
        () => performance.getEntriesByType('resource').filter((it) => it.name.includes('/stream/')).length,
      );
      assert.ok(fetched < file.length / PART_BYTES, `${fetched} parts were fetched before it played`);
    } finally {
      process.kill(chat.server.pid, 'SIGCONT');
    }
  });

  await t.test(
    'a voice message waits to be played, and a picture with a timer is covered, seen once and gone',
    async () => {
      const voice = await friend.sendMedia(
        chat.adaId,
        InputMedia.voice(silence(), { fileMime: 'audio/wav', duration: 1 }),
      );
      const isWaiting = async () => {
        const [there] = await friend.getMessages(chat.adaId, voice.id);
        return there?.raw._ === 'message' && there.raw.mediaUnread === true;
      };
      const line = bubbles(ada.page).last();
      await line.getByRole('img', { name: 'not played yet' }).waitFor();
      assert.ok(await isWaiting());
      await line.getByRole('button', { name: 'Play' }).click();
      await line.getByRole('img', { name: 'not played yet' }).waitFor({ state: 'detached' });
      await until(async () => !(await isWaiting()));

      await friend.sendMedia(chat.adaId, InputMedia.photo(await flagOf('ec', 300), { ttlSeconds: 5 }));
      await bubbles(ada.page).getByRole('button', { name: 'Goes a while after you opened it: show it' }).click();
      await bubbles(ada.page).getByRole('button', { name: 'Open the picture' }).waitFor();
      await bubbles(ada.page).getByText('It could be opened for a while and is gone.').waitFor();
    },
  );

  await t.test('a download is held, goes on where it stopped, and is complete', async () => {
    const sizeBytes = 24 * MIB;
    await friend.sendMedia(chat.adaId, InputMedia.document(Buffer.alloc(sizeBytes, 'lamp'), { fileName: 'lamps.bin' }));
    await bubbles(ada.page)
      .getByRole('button', { name: /lamps\.bin/ })
      .click();
    const line = bubble(ada.page, 'lamps.bin');
    await line.getByRole('button', { name: 'Pause the transfer' }).click();
    await line.getByText('paused').waitFor();
    // Parts that were under way still come; then nothing does while other things happen.
    let asked = 0;
    await until(async () => {
      const before = await line.innerText();
      const text = `Is it held? ${(asked += 1)}`;
      await friend.sendText(chat.adaId, text);
      await bubble(ada.page, text).waitFor();
      return (await line.innerText()) === before;
    });
    const saved = ada.page.waitForEvent('download');
    await line.getByRole('button', { name: 'Go on with the transfer' }).click();
    const path = await (await saved).path();
    assert.equal((await stat(path)).size, sizeBytes);
  });

  await t.test('a download is stopped', async () => {
    const media = InputMedia.document(Buffer.alloc(24 * MIB, 'wick'), { fileName: 'wicks.bin' });
    await friend.sendMedia(chat.adaId, media);
    await bubbles(ada.page)
      .getByRole('button', { name: /wicks\.bin/ })
      .click();
    const line = bubbles(ada.page).last();
    await line.getByRole('button', { name: 'Cancel the transfer' }).click();
    await line.getByRole('button', { name: /Download: wicks\.bin/ }).waitFor();
  });

  await t.test('nothing went wrong meanwhile', () => assertNoProblems(ada));
});

/** A second of moving pictures, as the browser records them. */
async function recorded(page: Page): Promise<Buffer> {
  const bytes = await page.evaluate(async () => {
    const canvas = document.createElement('canvas');
    canvas.width = 320;
    canvas.height = 240;
    const context = canvas.getContext('2d');
    const recorder = new MediaRecorder(canvas.captureStream(25), { mimeType: 'video/mp4;codecs=vp9' });
    const pieces: Blob[] = [];
    recorder.ondataavailable = ({ data }) => pieces.push(data);
    const ended = new Promise((done) => {
      recorder.onstop = done;
    });
    recorder.start();
    for (const end = performance.now() + 1000; performance.now() < end; ) {
      if (context) context.fillStyle = `hsl(${performance.now() % 360} 80% 50%)`;
      context?.fillRect(0, 0, 320, 240);
      await new Promise(requestAnimationFrame);
    }
    recorder.stop();
    await ended;
    return [...new Uint8Array(await new Blob(pieces).arrayBuffer())];
  });
  return Buffer.from(bytes);
}

/** A second of silence as WAV: 8,000 samples of 16 bits on one channel. */
function silence(): Buffer {
  const head = Buffer.alloc(44);
  const dataBytes = 16_000;
  head.write('RIFF', 0);
  head.writeUInt32LE(36 + dataBytes, 4);
  head.write('WAVEfmt ', 8);
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20);
  head.writeUInt16LE(1, 22);
  head.writeUInt32LE(8_000, 24);
  head.writeUInt32LE(16_000, 28);
  head.writeUInt16LE(2, 32);
  head.writeUInt16LE(16, 34);
  head.write('data', 36);
  head.writeUInt32LE(dataBytes, 40);
  return Buffer.concat([head, Buffer.alloc(dataBytes)]);
}

/** A box of MP4 that players skip. */
function emptyBox(sizeBytes: number): Buffer {
  const head = Buffer.alloc(8);
  head.writeUInt32BE(head.length + sizeBytes, 0);
  head.write('free', 4);
  return Buffer.concat([head, Buffer.alloc(sizeBytes)]);
}
