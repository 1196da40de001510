import { test } from 'node:test';
import { assertAccessible } from '../../support/accessible.ts';
import { assertNoProblems, chromiumPath, modal, visit } from '../../support/browser.ts';
import { startBrowserChat } from '../../support/browser-chat.ts';
import { skipWithout } from '../../support/needs.ts';

const skip = skipWithout('chromium', chromiumPath);

test('a forgotten password is removed with a code by e-mail', { skip }, async () => {
  const chat = await startBrowserChat({ friend: 'Wick', numbers: '1555019000' });
  const { page } = chat.ada;
  try {
    await page.goto(`${chat.server.http}/#/settings/privacy`);
    await page.getByRole('button', { name: 'Set a password' }).click();
    await modal(page).getByLabel('New password').fill('lamp and wick');
    await modal(page).getByRole('textbox', { name: 'E-mail for a forgotten password' }).fill('ada@lamps.example');
    await modal(page).getByRole('button', { name: 'Save' }).click();
    await page.getByText('A code was sent to a***a@lamps.example').waitFor();
    await page.getByRole('textbox', { name: 'Code from the e-mail' }).fill('99999');
    await page.getByRole('button', { name: 'Confirm the address' }).click();
    await page.getByText('Look again at the e-mail').waitFor();
    await page.getByRole('textbox', { name: 'Code from the e-mail' }).fill('12345');
    await page.getByRole('button', { name: 'Confirm the address' }).click();
    await page.getByText('A code was sent to').waitFor({ state: 'detached' });

    const tablet = await visit(chat.browser, chat.server.http);
    await tablet.page.getByRole('textbox', { name: 'Phone number' }).fill('+15550190001');
    await tablet.page.getByRole('button', { name: 'Next' }).click();
    await tablet.page.getByRole('textbox', { name: 'Code' }).fill('12345');
    await tablet.page.getByRole('button', { name: 'Forgot the password?' }).click();
    await tablet.page.getByText('It was sent to a***a@lamps.example').waitFor();
    await tablet.page.getByRole('textbox', { name: 'Code from the e-mail' }).fill('12345');
    await tablet.page.getByRole('button', { name: 'Remove the password and sign in' }).click();
    await tablet.page.getByRole('navigation', { name: 'Chats' }).waitFor();
    await page.reload();
    await page.getByRole('button', { name: 'Set a password' }).waitFor();
    assertNoProblems(chat.ada, tablet);
  } finally {
    await chat.close();
  }
});

test('a forgotten password is removed on a device that is signed in, with a code or after a week', {
  skip,
}, async () => {
  const chat = await startBrowserChat({ friend: 'Wick', numbers: '1555019100' });
  const { page } = chat.ada;
  const setPassword = async (email: string) => {
    await page.getByRole('button', { name: 'Set a password' }).click();
    await modal(page).getByLabel('New password').fill('lamp and wick');
    await modal(page).getByRole('textbox', { name: 'E-mail for a forgotten password' }).fill(email);
    await modal(page).getByRole('button', { name: 'Save' }).click();
    await page.getByRole('button', { name: 'Change or remove' }).waitFor();
  };
  const forgotten = page.getByRole('button', { name: 'Forgot the password?' });
  try {
    await page.goto(`${chat.server.http}/#/settings/privacy`);
    const tablet = await visit(chat.browser, chat.server.http);
    await tablet.page.getByRole('textbox', { name: 'Phone number' }).fill('+15550191001');
    await tablet.page.getByRole('button', { name: 'Next' }).click();
    await tablet.page.getByRole('textbox', { name: 'Code' }).fill('12345');
    await tablet.page.getByRole('navigation', { name: 'Chats' }).waitFor();
    await setPassword('ada@lamps.example');
    await page.getByRole('button', { name: 'Drop this address' }).click();
    await page.getByText('Without an e-mail address').waitFor();

    await forgotten.click();
    await modal(page).getByRole('button', { name: 'Remove it in a week' }).click();
    await page.getByText('Someone signed in to this account asked to remove the password.').waitFor();
    await forgotten.waitFor({ state: 'detached' });
    await assertAccessible(page, 'a password that goes in a week');
    await page.getByRole('button', { name: 'Keep the password' }).click();
    await page.getByText('The password stays').waitFor();
    await forgotten.waitFor();

    // Whoever holds another device learns of it there, and ends it with one press.
    await forgotten.click();
    await modal(page).getByRole('button', { name: 'Remove it in a week' }).click();
    await page.getByRole('button', { name: 'Keep the password' }).waitFor();
    await tablet.page.getByRole('button', { name: 'Keep the password' }).click();
    await tablet.page.getByText('The password stays').waitFor();
    await tablet.page.getByRole('button', { name: 'Keep the password' }).waitFor({ state: 'detached' });
    await page.goto(`${chat.server.http}/#/`);
    await page.getByRole('link', { name: /The second password stays/ }).waitFor();
    await page.goto(`${chat.server.http}/#/settings/privacy`);
    await forgotten.waitFor();

    await page.getByRole('button', { name: 'Change or remove' }).click();
    await modal(page).getByLabel('Current password').fill('lamp and wick');
    await modal(page).getByRole('textbox', { name: 'E-mail for a forgotten password' }).fill('ada@lamps.example');
    await modal(page).getByRole('button', { name: 'Save' }).click();
    await page.getByRole('textbox', { name: 'Code from the e-mail' }).fill('12345');
    await page.getByRole('button', { name: 'Confirm the address' }).click();
    await page.getByText('A code was sent to').waitFor({ state: 'detached' });

    await forgotten.click();
    await modal(page).getByText('It was sent to a***a@lamps.example').waitFor();
    await modal(page).getByRole('textbox', { name: 'Code from the e-mail' }).fill('12345');
    await modal(page).getByRole('button', { name: 'Remove', exact: true }).click();
    await page.getByRole('button', { name: 'Set a password' }).waitFor();
    assertNoProblems(chat.ada, tablet);
  } finally {
    await chat.close();
  }
});
