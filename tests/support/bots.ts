import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { TelegramClient } from '@mtcute/node';
import { mtcuteClient } from './mtcute-client.ts';
import type { TestServer } from './server.ts';

const launcher = fileURLToPath(new URL('../../bin/tocsin.js', import.meta.url));
const run = promisify(execFile);

/** Runs `tocsin …` on the data of a running server, as its operator does; returns what it printed. */
export async function tocsin(server: TestServer, ...args: string[]): Promise<string> {
  const { stdout } = await run(process.execPath, [launcher, ...args, '--data', server.dataDir]);
  return stdout.trimEnd();
}

/** Makes a bot for the person with this number; returns its token. */
export const makeBot = (server: TestServer, phone: string, username: string, ...flags: string[]): Promise<string> =>
  tocsin(server, 'bot', 'create', '--owner', phone, '--username', username, '--name', username, ...flags);

/** A bot on mtcute that listens. */
export async function mtcuteBot(server: TestServer, token: string): Promise<TelegramClient> {
  const client = await mtcuteClient(server);
  await client.signInBot(token);
  await client.startUpdatesLoop();
  return client;
}
