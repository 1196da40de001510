import { createHash } from 'node:crypto';
import type { TelegramClient, tl } from '@mtcute/node';
import { signUp } from './mtcute-client.ts';
import { startTestServer, type TestServer, type TestServerOptions } from './server.ts';

/** A server with some people on it who know each other. */
export interface ChannelWorld {
  readonly server: TestServer;
  readonly clients: TelegramClient[];
  /** One more person. */
  join(name: string): Promise<TelegramClient>;
  /** The others as one of them may name them. */
  inputs(viewer: TelegramClient, others: readonly TelegramClient[]): Promise<tl.RawInputUser[]>;
  phoneOf(client: TelegramClient): string;
  close(): Promise<void>;
}

/** Starts a server and signs these people up; the names must differ. */
export async function openChannelWorld(
  names: readonly string[],
  options: TestServerOptions = {},
): Promise<ChannelWorld> {
  const server = await startTestServer(options);
  const clients: TelegramClient[] = [];
  const phones = new Map<TelegramClient, string>();
  const join = async (name: string) => {
    const digits = Number.parseInt(createHash('sha256').update(name).digest('hex').slice(0, 8), 16) % 1_000_000;
    const phone = `+79994${String(digits).padStart(6, '0')}`;
    const client = await signUp(server, phone, name);
    phones.set(client, phone);
    clients.push(client);
    return client;
  };
  try {
    for (const name of names) await join(name);
  } catch (error) {
    for (const client of clients) await client.destroy();
    await server.stop();
    throw error;
  }
  return {
    server,
    clients,
    join,
    async inputs(viewer, others) {
      const found: tl.RawInputUser[] = [];
      for (const other of others) {
        const { users } = await viewer.call({ _: 'contacts.resolvePhone', phone: phones.get(other) ?? '' });
        const [user] = users;
        if (user?._ !== 'user' || !user.accessHash) throw new Error('a person of this world was not found');
        found.push({ _: 'inputUser', userId: user.id, accessHash: user.accessHash });
      }
      return found;
    },
    phoneOf: (client) => phones.get(client) ?? '',
    async close() {
      for (const client of clients) await client.destroy();
      await server.stop();
    },
  };
}
