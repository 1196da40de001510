import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertNoProblems, bubble, chromiumPath } from '../../support/browser.ts';
import { startBrowserChat } from '../../support/browser-chat.ts';
import { skipWithout } from '../../support/needs.ts';

const skip = skipWithout('chromium', chromiumPath);

test('one begins with a bot by a button, and as the link says that led to it', { skip }, async () => {
  const chat = await startBrowserChat({ friend: 'Wick', numbers: '1555017700' });
  const { page } = chat.ada;
  try {
    await page.goto(`${chat.server.http}/#/name/BotFounder`);
    const start = page.getByRole('button', { name: 'Start', exact: true });
    await start.waitFor();
    assert.equal(await page.locator('#tocsin-composer').count(), 0);
    await start.click();
    await bubble(page, '/start').waitFor();
    await bubble(page, '/newbot').waitFor();
    await page.locator('#tocsin-composer').waitFor();
    assert.equal(await start.count(), 0);

    await chat.friend.sendText(chat.adaId, `Look: ${chat.server.http}/BotFounder?start=lamp-7`);
    await page.getByRole('link', { name: /Wick/ }).click();
    await page
      .getByRole('main')
      .getByRole('link', { name: /lamp-7/ })
      .click();
    await start.click();
    await bubble(page, '/start lamp-7').waitFor();
    await page.locator('#tocsin-composer').waitFor();
    assertNoProblems(chat.ada);
  } finally {
    await chat.close();
  }
});
