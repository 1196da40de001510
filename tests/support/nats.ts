import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { connect } from '@nats-io/transport-node';

export interface TestNats {
  url: string;
  port: number;
  stop(): Promise<void>;
}

/** Path of nats-server; undefined when it is not installed. */
export function findNats(): string | undefined {
  const folders = [...(process.env.PATH ?? '').split(':'), '/usr/sbin', '/usr/local/bin'];
  return folders.map((folder) => join(folder, 'nats-server')).find((path) => existsSync(path));
}

/** Starts a NATS server of our own; with `port` on that port, to come back after a stop. */
export async function startNats(program: string, port?: number): Promise<TestNats> {
  const chosen = port ?? (await freePort());
  const server = spawn(program, ['-a', '127.0.0.1', '-p', String(chosen)], { stdio: 'ignore' });
  const ended = new Promise<void>((resolve) => server.on('exit', () => resolve()));
  const url = `nats://127.0.0.1:${chosen}`;
  const connection = await connect({ servers: url, waitOnFirstConnect: true, reconnectTimeWait: 50 });
  await connection.close();
  return {
    url,
    port: chosen,
    async stop() {
      server.kill('SIGTERM');
      await ended;
    },
  };
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        typeof address === 'object' && address ? resolve(address.port) : reject(new Error('no port')),
      );
    });
  });
}
