import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { TelegramClient } from '@mtcute/node';
import type { Browser } from 'playwright-core';
import { directionOf, languages } from '#lib/language/languages.ts';
import { publicWords } from '../../../src/console-api/pages/words/index.ts';
import { assertNoProblems, chromiumPath, startBrowser, visit } from '../../support/browser.ts';
import { atDesk } from '../../support/desk.ts';
import { putInForce } from '../../support/doors.ts';
import { signUp } from '../../support/mtcute-client.ts';
import { skipWithout } from '../../support/needs.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { until } from '../../support/until.ts';

const skip = skipWithout('chromium', chromiumPath);

let server: TestServer;
let browser: Browser | undefined;
let wick: TelegramClient;
/** The address of the statement that Wick, who reads Arabic, was told of. */
let statement: string;

before(async () => {
  server = await startTestServer();
  wick = await signUp(server, '15550147055', 'Wick', { langCode: 'ar' });
});

after(async () => {
  await browser?.close();
  await wick?.destroy();
  await server?.stop();
});

const pageOf = async (path: string, wish?: string): Promise<string> => {
  const answer = await fetch(new URL(path, server.http), { headers: wish ? { 'accept-language': wish } : {} });
  return answer.text();
};

test('somebody who reads Arabic is told the reasons in Arabic, and complains on a page from right to left', async () => {
  const key = await atDesk(server.dataDir, ({ addStaff }) => addStaff('moderator', 'Mod'));
  const { id } = await wick.getMe();
  await putInForce(server, key, `account:${id}`, { kind: 'restrict', limits: ['no-posting', 'no-invites'] });
  const told = async () => {
    // The library knows a chat once it has seen it in a list.
    for await (const _dialog of wick.iterDialogs({ limit: 5 })) continue;
    for await (const { text } of wick.iterHistory(777000)) if (text.includes('/statement/')) return text;
    return undefined;
  };
  await until(async () => (await told()) !== undefined);
  const text = (await told()) ?? '';
  assert.match(text, /^بيان الأسباب\n/);
  assert.match(text, /منع النشر ومنع الدعوات/, 'a list as Arabic writes it');
  assert.doesNotMatch(text, /\d{4}-\d\d-\d\d/, 'a date of figures alone would be read backwards');
  statement = /https?:\/\/\S+\?key=\w+/.exec(text)?.[0] ?? assert.fail(text);
  const page = await pageOf(statement, 'en');
  assert.match(page, /<html lang="ar" dir="rtl">[^]*<h1>بيان الأسباب<\/h1>[^]*طلب إعادة النظر/);
  const turned = await pageOf(`${statement}&lang=de`);
  assert.match(turned, /<html lang="de" dir="ltr">[^]*<pre lang="ar" dir="rtl">[^]*Beschwerde einlegen/);
});

test('the public form answers in the language that the browser asks for, or that is chosen on the page', async () => {
  assert.match(await pageOf('/notice', 'de-AT,de;q=0.9,en;q=0.8'), /<html lang="de"[^]*Rechtswidrige Inhalte melden/);
  assert.match(await pageOf('/notice', 'nb,fr;q=0.5'), /<html lang="fr"[^]*Signaler un contenu illicite/);
  assert.match(await pageOf('/notice?lang=zh', 'de'), /<html lang="zh"[^]*举报违法内容[^]*action="\/notice\?lang=zh"/);
  assert.match(await pageOf('/notice?lang=tlh', 'nb'), /<html lang="en"/);
  assert.match(await pageOf('/transparency?lang=fa'), /<html lang="fa" dir="rtl"[^]*۰<\/td>/, 'figures too');
});

test('the desk is whole in a language that it speaks, also where the messenger speaks another', { skip }, async () => {
  browser = await startBrowser();
  for (const [locale, lang, title] of [
    ['ar-EG', 'en', 'Safety desk'],
    ['ru-RU', 'ru', 'Служба безопасности'],
  ] as const) {
    const visitor = await visit(browser, server.http, { locale });
    await visitor.page.goto(`${server.http}/console/`);
    await visitor.page.getByRole('heading', { name: title }).waitFor();
    assert.equal(await visitor.page.evaluate(() => document.documentElement.lang), lang);
    assertNoProblems(visitor);
    await visitor.close();
  }
});

test('form and statement fit a small phone in every language, and its reader can choose another', {
  skip,
}, async () => {
  browser ??= await startBrowser();
  const visitor = await visit(browser, server.http, { viewport: { width: 320, height: 640 }, isMobile: true });
  const { page } = visitor;
  for (const language of languages) {
    // The server answers sixty requests of one address in a minute, so that not each page is read here.
    for (const path of ['/notice', statement]) {
      const url = new URL(path, server.http);
      url.searchParams.set('lang', language);
      await page.goto(url.href);
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      assert.ok(width <= 320, `${path} in ${language} is ${width} px wide`);
      assert.equal(await page.evaluate(() => document.documentElement.dir), directionOf(language));
    }
  }
  await page.goto(`${server.http}/notice?lang=ar`);
  await page.locator('summary', { hasText: 'العربية' }).click();
  await page.getByRole('link', { name: 'Deutsch' }).click();
  await page.getByRole('heading', { name: publicWords.de.notice.title }).waitFor();
  await page.getByRole('link', { name: publicWords.de.notice.misuse }).click();
  await page.getByRole('heading', { name: publicWords.de.page.misusePolicy }).waitFor();
  assertNoProblems(visitor);
  await visitor.close();
});
