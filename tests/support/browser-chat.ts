import assert from 'node:assert/strict';
import type { TelegramClient } from '@mtcute/node';
import type { Browser, BrowserContextOptions } from 'playwright-core';
import { signInOnPage, startBrowser, type Visitor, visit } from './browser.ts';
import { type ClientOptions, signUp } from './mtcute-client.ts';
import { startTestServer, type TestServer, type TestServerOptions } from './server.ts';

export interface BrowserChat {
  server: TestServer;
  browser: Browser;
  /** Signed in, with no chat open. */
  ada: Visitor;
  adaId: number;
  /** Somebody with a stock client who has Ada among the contacts. */
  friend: TelegramClient;
  close(): Promise<void>;
}

export interface BrowserChatOptions {
  /** The friend's first name. */
  friend: string;
  /** Ten digits or more; Ada's number ends in 1, the friend's in 2. */
  numbers: string;
  server?: TestServerOptions;
  visit?: BrowserContextOptions;
  client?: ClientOptions;
  /** Before Ada signs in. */
  prepare?: (ada: Visitor) => Promise<void>;
}

/** How most journeys of the messenger begin: Ada in a browser, and a friend with a stock client who can write to her. */
export async function startBrowserChat(options: BrowserChatOptions): Promise<BrowserChat> {
  const browser = await startBrowser();
  const server = await startTestServer(options.server);
  const ada = await visit(browser, server.http, options.visit);
  await options.prepare?.(ada);
  const phone = `${options.numbers}1`;
  await signInOnPage(ada.page, `+${phone}`, 'Ada');
  const friend = await signUp(server, `${options.numbers}2`, options.friend, options.client);
  await friend.importContacts([{ phone, firstName: 'Ada', lastName: '' }]);
  const peer = await friend.storage.peers.getByPhone(phone);
  assert.ok(peer && 'userId' in peer);
  return {
    server,
    browser,
    ada,
    adaId: peer.userId,
    friend,
    async close() {
      await browser.close();
      // By now the library has fetched what it was told last: one that is destroyed while it does throws where nobody catches.
      await friend.destroy();
      await server.stop();
    },
  };
}
