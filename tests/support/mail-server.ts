import { text } from 'node:stream/consumers';
import { SMTPServer } from 'smtp-server';
import { until } from './until.ts';

export interface TestMailServer {
  readonly port: number;
  /** Whole mails as they came, headers and all. */
  readonly mails: { to: string[]; raw: string }[];
  /** The newest code that came to an address; waits for the mail with this number. */
  code(to: string, count?: number): Promise<string>;
  close(): Promise<void>;
}

/** A mail server on this machine that keeps what it gets from whoever knows the name and the password. */
export async function startMailServer(user: string, password: string): Promise<TestMailServer> {
  const mails: { to: string[]; raw: string }[] = [];
  const server = new SMTPServer({
    disabledCommands: ['STARTTLS'],
    allowInsecureAuth: true,
    onAuth: ({ username, password: given }, _session, done) =>
      username === user && given === password ? done(null, { user }) : done(new Error('not known here')),
    onData(stream, session, done) {
      void text(stream).then((raw) => {
        mails.push({ to: session.envelope.rcptTo.map(({ address }) => address), raw });
        done();
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    port: address.port,
    mails,
    async code(to, count = 1) {
      const those = () => mails.filter((mail) => mail.to.length === 1 && mail.to[0] === to);
      await until(() => those().length >= count);
      return /\r\n\r\n(\d{5,8})\r\n/.exec(those().at(-1)?.raw ?? '')?.[1] ?? '';
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
