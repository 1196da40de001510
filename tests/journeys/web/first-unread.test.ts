import { test } from 'node:test';
import { assertNoProblems, bubble, chromiumPath } from '../../support/browser.ts';
import { startBrowserChat } from '../../support/browser-chat.ts';
import { skipWithout } from '../../support/needs.ts';

const skip = skipWithout('chromium', chromiumPath);

test('a chat of which nothing was read yet opens at its first message', { skip }, async () => {
  const chat = await startBrowserChat({ friend: 'Wick', numbers: '1555017800' });
  const { page } = chat.ada;
  try {
    for (let line = 1; line <= 40; line++) await chat.friend.sendText(chat.adaId, `Lamp number ${line} of forty`);
    const row = page.getByRole('link', { name: /Wick/ });
    await row.getByText('Lamp number 40 of forty').waitFor();
    await row.click();
    await page.getByText('New messages').waitFor();
    await bubble(page, 'Lamp number 1 of forty').waitFor();
    await page.getByRole('button', { name: 'To the newest message' }).click();
    await bubble(page, 'Lamp number 40 of forty').waitFor();
    assertNoProblems(chat.ada);
  } finally {
    await chat.close();
  }
});
