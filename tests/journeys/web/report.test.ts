import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { TelegramClient } from '@mtcute/node';
import type { Browser, Locator } from 'playwright-core';
import {
  assertNoProblems,
  bubble,
  choose,
  chromiumPath,
  modal,
  signInOnPage,
  startBrowser,
  type Visitor,
  visit,
} from '../../support/browser.ts';
import { atDesk, callDesk } from '../../support/desk.ts';
import { signUp } from '../../support/mtcute-client.ts';
import { skipWithout } from '../../support/needs.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { until } from '../../support/until.ts';

const skip = skipWithout('chromium', chromiumPath);
/** What the page offers, and what the desk is told. */
const reasons = {
  Spam: 'spam',
  'Scam or fraud': 'scam',
  Violence: 'violence',
  Terrorism: 'terrorism',
  'Child abuse': 'child-abuse',
  Pornography: 'pornography',
  Hatred: 'hate',
  'Self-harm': 'self-harm',
  'Illegal drugs': 'illegal-drugs',
  'Personal details': 'personal-details',
  'Pretends to be someone else': 'fake-account',
  Copyright: 'copyright',
  'Something else': 'other',
};

test('reports from the web messenger reach the desk with the reason that was chosen', {
  skip,
}, async () => {
  let server: TestServer | undefined;
  let browser: Browser | undefined;
  let wick: TelegramClient | undefined;
  let reader: Visitor | undefined;
  try {
    browser = await startBrowser();
    server = await startTestServer();
    const { http } = server;
    const key = await atDesk(server.dataDir, ({ addStaff }) => addStaff('moderator', 'Mod'));
    wick = await signUp(server, '15550152001', 'Wick');
    const { id: group } = await wick.createSupergroup({ title: 'Lamp sales' });
    await wick.call({
      _: 'channels.updateUsername',
      channel: await wick.resolveChannel(group),
      username: 'lamp_sales',
    });
    reader = await visit(browser, http);
    const { page } = reader;
    await signInOnPage(page, '+15550152002', 'Reader');
    await wick.importContacts([{ phone: '15550152002', firstName: 'Reader', lastName: '' }]);
    const said = new Map<string, string>();
    const [them] = await wick.getContacts();
    await wick.addChatMembers(group, them?.id ?? 0, {});
    await page.getByRole('link', { name: /Lamp sales/ }).click();
    for (const [label, reason] of Object.entries(reasons)) {
      const { id } = await wick.sendText(group, `It is about ${reason} here`);
      said.set(`message:${group}:${group}:${id}`, reason);
      await choose(page, bubble(page, `It is about ${reason} here`), 'Report');
      await modal(page).getByLabel(label, { exact: true }).check();
      await modal(page).getByLabel('What should the team know? (optional)').fill(`It is ${label}`);
      await modal(page).getByRole('button', { name: 'Send the report' }).click();
      await modal(page).waitFor({ state: 'detached' });
      const thanks = page.getByText('Thank you. The team will look at it.');
      const places = [bubble(page, `It is about ${reason} here`), page.locator('#tocsin-composer')];
      for (const place of places) assert.equal(await overlap(thanks, place), false, 'what was said covers the page');
    }
    const told = new Map<string, string>();
    await until(async () => {
      for (const { id } of await callDesk<{ id: number }[]>(http, key, 'GET /cases?queue=report&limit=50')) {
        const view = await callDesk<{
          case: { subjectKey: string };
          reports: { reason: string; comment: string }[];
        }>(http, key, `GET /cases/${id}`);
        const [report] = view.reports;
        if (report?.comment.startsWith('It is ')) told.set(view.case.subjectKey, report.reason);
      }
      return told.size === said.size;
    });
    assert.deepEqual([...told].sort(), [...said].sort());
    assertNoProblems(reader);
  } finally {
    await wick?.destroy();
    await browser?.close();
    await server?.stop();
  }
});

/** Whether two things on the page are drawn over each other. */
async function overlap(one: Locator, other: Locator): Promise<boolean> {
  const [a, b] = await Promise.all([one.boundingBox(), other.boundingBox()]);
  assert.ok(a && b);
  const apart = a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y;
  return !apart;
}
