import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { startTestServer, type TestServer } from '../../support/server.ts';

const launcher = fileURLToPath(new URL('../../../bin/tocsin.js', import.meta.url));

/** A server on which bots may name addresses of this machine. */
export const startBotServer = (): Promise<TestServer> => startTestServer({ flags: ['--bot-addresses', 'any'] });

/** Makes a bot as its owner does on the command line, and returns its token. */
export async function makeBot(server: TestServer, owner: string, username: string, ...more: string[]): Promise<string> {
  const flags = ['--data', server.dataDir, '--owner', owner, '--username', username, '--name', 'Test bot', ...more];
  const { stdout } = await promisify(execFile)(process.execPath, [launcher, 'bot', 'create', ...flags]);
  const token = /\d+:[\w-]{10,}/.exec(stdout)?.[0];
  if (!token) throw new Error('the command printed no token');
  return token;
}

export interface Answer {
  ok: boolean;
  result?: unknown;
  error_code?: number;
  description?: string;
  parameters?: { retry_after?: number; migrate_to_chat_id?: number };
}

/** Calls a method without any library, to see exactly what is answered. */
export async function callApi(server: TestServer, token: string, method: string, body: object = {}): Promise<Answer> {
  const response = await fetch(`${server.http}/bot${token}/${method}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  const answer: Answer = JSON.parse(await response.text());
  if (!answer.ok && answer.error_code !== response.status) throw new Error('the status is not the code of the error');
  return answer;
}
