import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { encode } from 'uqr';
import { assertNoProblems, chromiumPath, modal, signInOnPage, startBrowser, visit } from '../../support/browser.ts';
import { skipWithout } from '../../support/needs.ts';
import { startTestServer } from '../../support/server.ts';

const skip = skipWithout('chromium', chromiumPath);

test('another device is signed in by its code, through the camera', { skip }, async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'tocsin-camera-'));
  const film = join(folder, 'camera.y4m');
  await writeFile(film, filmOf('https://example.org/a-code-of-something-else'));
  const browser = await startBrowser([`--use-file-for-fake-video-capture=${film}`]);
  const server = await startTestServer();
  t.after(async () => {
    await browser.close();
    await server.stop();
    await rm(folder, { recursive: true });
  });
  const old = await visit(browser, server.http);
  await signInOnPage(old.page, '+15550176001', 'Ada');
  const fresh = await visit(browser, server.http);
  await fresh.page.getByRole('button', { name: /QR/ }).click();
  const code = await fresh.page.locator('a[href^="tg://login"]').getAttribute('href');
  assert.ok(code);

  await old.page.goto(`${server.http}/#/settings/devices`);
  const scan = old.page.getByRole('button', { name: 'Sign in another device' });
  await scan.click();
  await modal(old.page).getByLabel('What the camera sees').waitFor();
  await old.page.keyboard.press('Escape');
  await writeFile(film, filmOf(code));
  await scan.click();
  await modal(old.page).getByText('go on only if it is yours').waitFor();
  assert.equal(await fresh.page.getByRole('navigation', { name: 'Chats' }).count(), 0, 'nothing is let in unasked');
  await modal(old.page).getByRole('button', { name: 'Sign it in' }).click();
  await old.page.getByText(/^Signed in: /).waitFor();
  await fresh.page.getByRole('navigation', { name: 'Chats' }).waitFor();
  await old.page.getByRole('button', { name: 'Sign out', exact: true }).waitFor();
  assertNoProblems(old, fresh);
});

/** A film of one picture, in the form that Chromium takes for what a camera sees: a code in the middle of a grey wall. */
function filmOf(text: string): Buffer {
  const [width, height, dotPx] = [640, 480, 8];
  const { data, size } = encode(text, { border: 3, ecc: 'M' });
  const luma = Buffer.alloc(width * height, 180);
  const [left, top] = [Math.floor((width - size * dotPx) / 2), Math.floor((height - size * dotPx) / 2)];
  for (let y = 0; y < size * dotPx; y++)
    for (let x = 0; x < size * dotPx; x++)
      luma[(top + y) * width + left + x] = data[Math.floor(y / dotPx)]?.[Math.floor(x / dotPx)] ? 30 : 225;
  const frame = Buffer.concat([Buffer.from('FRAME\n'), luma, Buffer.alloc((width * height) / 2, 128)]);
  const head = Buffer.from(`YUV4MPEG2 W${width} H${height} F30:1 Ip A1:1 C420jpeg\n`);
  return Buffer.concat([head, frame, frame]);
}
