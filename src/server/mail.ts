import { createTransport } from 'nodemailer';
import type { MailSettings } from './config/login-codes.ts';
import { CommandError } from './config/errors.ts';

export interface Mail {
  to: string;
  subject: string;
  text: string;
}

export interface Mailer {
  /** Resolves once the mail server has taken the mail. */
  send(mail: Mail): Promise<void>;
  /** Whether the mail server answers, and takes our name and password. @throws CommandError */
  check(): Promise<void>;
}

const waitMs = 10_000;
/** A mail server that says a word now and then is silent for no `waitMs`, and would never be given up. */
const longestMs = 30_000;

/**
 * Sends by SMTP, a connection for each mail: codes are rare, and an idle connection would be cut anyway. What is not taken
 * within `wholeMs` has failed, and its connection is closed.
 */
export function createMailer(settings: MailSettings, wholeMs = longestMs): Mailer {
  const { host, port, tls, login, from } = settings;
  const transport = createTransport({
    host,
    port,
    secure: tls === 'whole',
    requireTLS: tls === 'start',
    ignoreTLS: tls === 'none',
    ...(login ? { auth: { user: login.user, pass: login.password } } : {}),
    connectionTimeout: waitMs,
    greetingTimeout: waitMs,
    socketTimeout: waitMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    async send({ to, subject, text }) {
      // An address as an object is one recipient, whatever signs stand in it.
      const recipient = { name: '', address: to };
      const signal = AbortSignal.timeout(wholeMs);
      await transport.sendMail({ from, to: recipient, subject, text, signal }).catch((cause: unknown) => {
        throw signal.aborted ? new Error(`not taken within ${wholeMs / 1000} seconds`, { cause }) : cause;
      });
    },
    async check() {
      try {
        await transport.verify();
      } catch (error) {
        const why = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
        throw new CommandError(`the mail server at ${host}:${port} does not take mails: ${why}`);
      }
    },
  };
}
