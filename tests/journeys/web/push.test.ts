import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { html, type TelegramClient } from '@mtcute/node';
import type { Browser, Page } from 'playwright-core';
import { chromiumPath, signInOnPage, startBrowser, type Visitor, visit } from '../../support/browser.ts';
import { signUp } from '../../support/mtcute-client.ts';
import { skipWithout } from '../../support/needs.ts';
import { type PushBrowser, type PushService, startPushService } from '../../support/push-service.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { until } from '../../support/until.ts';

const skip = skipWithout('chromium', chromiumPath);

/** A person switches notifications on; the browser maker's push service is a program of this test. */
test('notifications while no tab is open', { skip }, async (t) => {
  let server: TestServer;
  let service: PushService;
  let subscribed: PushBrowser;
  let browser: Browser;
  let ada: Visitor;
  let alan: TelegramClient;
  let adaId: number;

  before(async () => {
    browser = await startBrowser();
    service = await startPushService();
    server = await startTestServer({ flags: ['--bot-addresses', 'any'] });
    subscribed = service.browser('/ada');
    ada = await visit(browser, server.http, { permissions: ['notifications'] });
    await ada.page.context().addInitScript(standIn, subscribed.token);
    await ada.page.reload();
    await signInOnPage(ada.page, '+15550180001', 'Ada');
    alan = await signUp(server, '15550180002', 'Alan');
    await alan.importContacts([{ phone: '15550180001', firstName: 'Ada', lastName: '' }]);
    const peer = await alan.storage.peers.getByPhone('15550180001');
    assert.ok(peer && 'userId' in peer);
    adaId = peer.userId;
  });
  after(async () => {
    await alan?.destroy();
    await browser?.close();
    await server?.stop();
    await service?.close();
  });

  await t.test('switching them on registers this browser', async () => {
    const { page } = ada;
    await page.goto(`${server.http}/#/settings/notifications`);
    await page.getByRole('switch', { name: 'Show notifications' }).click();
    await page.getByRole('switch', { name: 'Also when no tab is open' }).click();
    await page.locator('[role=switch][aria-checked=true]').nth(1).waitFor();
    const key = await page.evaluate(() => (globalThis as { subscribedTo?: string }).subscribedTo);
    const discovery: { webPushKey: string } = await (await fetch(`${server.http}/.well-known/tocsin.json`)).json();
    assert.equal(key, Buffer.from(discovery.webPushKey, 'base64url').toString('base64'));
  });

  await t.test(
    'a message that comes while no tab is open reaches the push service, sealed for this browser',
    async () => {
      const other = await ada.page.context().newPage();
      await other.goto('about:blank');
      await ada.page.close();
      await until(async () => {
        await alan.sendText(adaId, 'The lamps are lit');
        return service.received.length > 0;
      });
      const [push] = service.received;
      assert.ok(push);
      assert.deepEqual(JSON.parse(subscribed.open(push.body)).loc_args, ['Alan', 'The lamps are lit']);
      ada.page = other;
    },
  );

  await t.test('the service worker says that something came, and not what', async () => {
    const push = subscribed.open(service.received[0]?.body ?? new Uint8Array());
    const shown = await deliver(ada.page, server.http, push, ({ tag }) => /^\d+:\d+$/.test(tag));
    assert.deepEqual({ title: shown.title, body: shown.body }, { title: 'Tocsin', body: 'New message' });
  });

  await t.test('with names and texts allowed it shows both; what is no message of ours is named as such', async () => {
    await ada.page.goto(`${server.http}/#/settings/notifications`);
    await ada.page.getByRole('switch', { name: 'Show names and texts' }).click();
    await until(() =>
      ada.page.evaluate(async () => (await (await caches.match('./push-notes'))?.json())?.previews === true),
    );
    await ada.page.goto('about:blank');
    const push = subscribed.open(service.received[0]?.body ?? new Uint8Array());
    const told = await deliver(ada.page, server.http, push, ({ title }) => title !== 'Tocsin');
    assert.deepEqual({ title: told.title, body: told.body }, { title: 'Alan', body: 'The lamps are lit' });
    for (const broken of ['', '{}', '{"loc_key":1,"custom":null}', '<script>']) {
      const plain = await deliver(ada.page, server.http, broken, ({ tag }) => tag === 'tocsin');
      assert.deepEqual({ title: plain.title, body: plain.body }, { title: 'Tocsin', body: 'New message' }, broken);
    }
  });

  await t.test('what is hidden in a text stays hidden on its way and in what is shown', async () => {
    await alan.sendText(adaId, html`The keeper is <spoiler>Wick</spoiler>`);
    const texts = () => service.received.map(({ body }) => String(JSON.parse(subscribed.open(body)).loc_args[1]));
    await until(() => texts().some((text) => text.startsWith('The keeper')));
    assert.equal(texts().at(-1), 'The keeper is ▒▒▒▒');
    const push = subscribed.open(service.received.at(-1)?.body ?? new Uint8Array());
    const told = await deliver(ada.page, server.http, push, ({ body }) => body.startsWith('The keeper'));
    assert.equal(told.body, 'The keeper is ▒▒▒▒');
  });

  await t.test('switching them off forgets the browser', async () => {
    await ada.page.goto(`${server.http}/#/settings/notifications`);
    await ada.page.getByRole('switch', { name: 'Also when no tab is open' }).click();
    await ada.page.locator('[role=switch][aria-checked=false]').first().waitFor();
    // The switch goes first; who leaves at once leaves before the server was told.
    await until(() =>
      ada.page.evaluate(async () => {
        const { pushManager } = await navigator.serviceWorker.ready;
        return (await pushManager.getSubscription()) === null;
      }),
    );
    await ada.page.goto('about:blank');
    const pushesOf = (path: string) => service.received.filter((push) => push.path === path).length;
    const before_ = pushesOf('/ada');
    // Pushes leave in order: when a later one has come, none is on its way.
    const wick = await signUp(server, '15550180003', 'Wick');
    t.after(() => wick.destroy());
    const { token } = service.browser('/wick');
    const device = { tokenType: 10, token, appSandbox: false, secret: new Uint8Array(), otherUids: [] };
    await wick.call({ _: 'account.registerDevice', ...device });
    await wick.disconnect();
    await alan.importContacts([{ phone: '15550180003', firstName: 'Wick', lastName: '' }]);
    const peer = await alan.storage.peers.getByPhone('15550180003');
    assert.ok(peer && 'userId' in peer);
    await alan.sendText(adaId, 'nobody hears this');
    await until(async () => {
      await alan.sendText(peer.userId, 'but this');
      return pushesOf('/wick') > 0;
    });
    assert.equal(pushesOf('/ada'), before_);
  });
});

/** In the page: a push manager that subscribes at once, as a browser with a push service would. */
function standIn(token: string): void {
  let current: PushSubscription | null = null;
  const made = (key: ArrayBuffer): PushSubscription =>
    ({
      options: { applicationServerKey: key, userVisibleOnly: true },
      toJSON: () => JSON.parse(token),
      unsubscribe: async () => {
        current = null;
        return true;
      },
    }) as unknown as PushSubscription;
  Object.assign(PushManager.prototype, {
    getSubscription: async () => current,
    subscribe: async ({ applicationServerKey }: { applicationServerKey: Uint8Array<ArrayBuffer> }) => {
      const letters = String.fromCharCode(...applicationServerKey);
      Object.assign(globalThis, { subscribedTo: btoa(letters) });
      current = made(applicationServerKey.buffer);
      return current;
    },
  });
}

interface Shown {
  title: string;
  body: string;
  tag: string;
}

/** Hands a push to the service worker as the browser would until it shows what is looked for, and takes that away. */
async function deliver(page: Page, origin: string, data: string, isIt: (shown: Shown) => boolean): Promise<Shown> {
  const session = await page.context().newCDPSession(page);
  const registration = new Promise<string>((done) =>
    session.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
      const own = registrations.find(({ scopeURL, isDeleted }) => scopeURL.startsWith(origin) && !isDeleted);
      if (own) done(own.registrationId);
    }),
  );
  await session.send('ServiceWorker.enable');
  const registrationId = await registration;
  const worker = page.context().serviceWorkers()[0] ?? (await page.context().waitForEvent('serviceworker'));
  let found: Shown | undefined;
  await until(async () => {
    await session.send('ServiceWorker.deliverPushMessage', { origin, registrationId, data });
    const all = await worker.evaluate(async () => {
      const { registration: own } = globalThis as unknown as { registration: ServiceWorkerRegistration };
      return (await own.getNotifications()).map(({ title, body, tag }) => ({ title, body, tag }));
    });
    found = all.find(isIt);
    return found !== undefined;
  });
  await worker.evaluate(async () => {
    const { registration: own } = globalThis as unknown as { registration: ServiceWorkerRegistration };
    for (const notification of await own.getNotifications()) notification.close();
  });
  await session.detach();
  assert.ok(found);
  return found;
}
