import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import type { Role } from '#safety';
import { type Visitor, visit } from './browser.ts';
import { signUp } from './mtcute-client.ts';
import type { TestServer } from './server.ts';

const run = promisify(execFile);
const launcher = fileURLToPath(new URL('../../bin/tocsin.js', import.meta.url));
/** The two-step password of everybody at the desk of the tests. */
export const deskPassword = 'a long lamp';

/** Makes a member of staff as an operator does: an account of the messenger, its second factor, a role. */
export async function hire(server: TestServer, phone: string, name: string, role: Role): Promise<void> {
  const client = await signUp(server, phone, name);
  await client.enableCloudPassword({ password: deskPassword, hint: 'lamp' });
  await client.destroy();
  await run(process.execPath, [launcher, 'role', 'grant', phone, role, '--data', server.dataDir]);
}

/** Somebody new reports the account or chat of this name, as an app does. */
export async function reportSpam(server: TestServer, phone: string, username: string): Promise<void> {
  const reader = await signUp(server, phone, 'Reader');
  const peer = await reader.resolvePeer(username);
  await reader.call({ _: 'account.reportPeer', peer, reason: { _: 'inputReportReasonSpam' }, message: 'spam' });
  await reader.destroy();
}

/** Fills in the three steps of the desk's sign-in. */
export async function signInAtDesk(page: Page, phone: string, password = deskPassword): Promise<void> {
  await page.getByRole('textbox', { name: /Phone number|Номер телефона/ }).fill(`+${phone}`);
  await page.keyboard.press('Enter');
  await page.getByRole('textbox', { name: /^(Code|Код)$/ }).fill('12345');
  await page.keyboard.press('Enter');
  await page.getByLabel(/Second password|Второй пароль/).fill(password);
  await page.keyboard.press('Enter');
}

/** Opens the desk in a browser of its own and signs in. */
export async function atConsole(
  browser: Browser,
  server: TestServer,
  phone: string,
  options: BrowserContextOptions = {},
): Promise<Visitor> {
  const visitor = await visit(browser, server.http, options);
  await visitor.page.goto(`${server.http}/console/`);
  await signInAtDesk(visitor.page, phone);
  await visitor.page.locator('#main').waitFor();
  return visitor;
}
