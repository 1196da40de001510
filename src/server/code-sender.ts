import type { CodeSender } from '#domain';
import type { LoginCodes, MailSettings } from './config/login-codes.ts';
import type { Log } from './log.ts';
import { createMailer } from './mail.ts';

/** How sign-in codes travel (TOCSIN_LOGIN_CODES). */
export function createCodeSender(codes: LoginCodes, log: Log): CodeSender {
  switch (codes.kind) {
    case 'fixed':
      return { fixedCode: codes.code, send: async () => undefined };
    case 'webhook':
      return { send: (message) => postCode(codes.url, message) };
    case 'smtp':
      return mailCodes(codes, log);
    default:
      return { send: async (message) => writeCode(message, log) };
  }
}

type CodeMessage = Parameters<CodeSender['send']>[0];

/** The operator reads codes in the server's log: the one place where a number is written, by their own choice. */
const writeCode = ({ to, code }: CodeMessage, log: Log): void => log({ event: 'sign-in-code', to, code });

const purposes = {
  login: { subject: 'Your sign-in code', means: 'Whoever has it can sign in to your account.' },
  email: { subject: 'Your confirmation code', means: 'Whoever has it can replace the password of your account.' },
};

function mailCodes(settings: MailSettings, log: Log): CodeSender {
  const mailer = createMailer(settings);
  return {
    async send(message) {
      const to = message.kind === 'email' ? message.to : settings.phonesTo?.replaceAll('{phone}', message.to);
      if (to === undefined) return writeCode(message, log);
      const { subject, means } = purposes[message.kind];
      const advice = `${means} Do not give it to anyone. If you did not ask for it, ignore this message.`;
      try {
        await mailer.send({ to, subject, text: `${message.code}\n\n${advice}\n` });
      } catch (error) {
        // What the mail server said may name the address.
        const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
        log({ event: 'mail-not-sent', kind: message.kind, code });
        throw error;
      }
    },
  };
}

const webhookTimeoutMs = 10_000;

async function postCode(url: string, message: CodeMessage): Promise<void> {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(message),
    signal: AbortSignal.timeout(webhookTimeoutMs),
  });
  if (!answer.ok) throw new Error(`the code webhook answered ${answer.status}`);
}
