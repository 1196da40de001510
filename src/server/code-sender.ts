import type { CodeSender } from '#domain';
import type { LoginCodes } from './config/config.ts';
import type { Log } from './log.ts';

/** How sign-in codes travel (TOCSIN_LOGIN_CODES). */
export function createCodeSender(codes: LoginCodes, log: Log): CodeSender {
  switch (codes.kind) {
    case 'fixed':
      return { fixedCode: codes.code, send: async () => undefined };
    case 'webhook':
      return { send: (message) => postCode(codes.url, message) };
    default:
      // The operator reads codes in the server's log: the one place where a number is written, by their own choice.
      return { send: async ({ to, code }) => log({ event: 'sign-in-code', to, code }) };
  }
}

const webhookTimeoutMs = 10_000;

async function postCode(url: string, message: { kind: string; to: string; code: string }): Promise<void> {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(message),
    signal: AbortSignal.timeout(webhookTimeoutMs),
  });
  if (!answer.ok) throw new Error(`the code webhook answered ${answer.status}`);
}
