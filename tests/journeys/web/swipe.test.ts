import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CDPSession, Locator } from 'playwright-core';
import { assertNoProblems, bubble, chromiumPath, write } from '../../support/browser.ts';
import { startBrowserChat } from '../../support/browser-chat.ts';
import { skipWithout } from '../../support/needs.ts';
import { until } from '../../support/until.ts';

const skip = skipWithout('chromium', chromiumPath);

test('on a phone a message that is pulled aside is answered, one that is pulled a little is not', {
  skip,
}, async () => {
  const chat = await startBrowserChat({
    friend: 'Wick',
    numbers: '1555017400',
    visit: { viewport: { width: 390, height: 780 }, hasTouch: true, isMobile: true },
  });
  const { page } = chat.ada;
  try {
    const asked = await chat.friend.sendText(chat.adaId, 'Which lamp first?');
    await page.getByRole('link', { name: /Wick/ }).click();
    const question = bubble(page, 'Which lamp first?').locator('article');
    await question.waitFor();
    const touch = await page.context().newCDPSession(page);
    await pull(touch, question, 40);
    await pull(touch, question, -30);
    assert.equal(await page.getByRole('button', { name: 'Cancel' }).count(), 0);
    assert.equal(await question.evaluate((it) => it.style.translate), '');
    await pull(touch, question, -110);
    await page.getByRole('button', { name: 'Cancel' }).waitFor();
    await write(page, 'The north one');
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    await until(async () => {
      const [answer] = await chat.friend.getHistory(chat.adaId, { limit: 1 });
      return answer?.replyToMessage?.id === asked.id;
    });
    assertNoProblems(chat.ada);
  } finally {
    await chat.close();
  }
});

/** A finger goes sideways over a message and is lifted. */
async function pull(touch: CDPSession, message: Locator, byPx: number): Promise<void> {
  const box = await message.boundingBox();
  assert.ok(box);
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await touch.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [{ x, y }] });
  for (let step = 1; step <= 8; step++)
    await touch.send('Input.dispatchTouchEvent', {
      type: 'touchMove',
      touchPoints: [{ x: x + (byPx * step) / 8, y }],
    });
  await touch.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
}
