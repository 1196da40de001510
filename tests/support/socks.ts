import { createServer, connect as dial, type Socket } from 'node:net';

/** A SOCKS5 proxy that leads to one port of this machine, whatever address it is asked for. */
export interface Socks {
  readonly port: number;
  close(): Promise<void>;
}

const version = 5;
const noPassword = Buffer.from([version, 0]);
const connected = Buffer.from([version, 0, 0, 1, 0, 0, 0, 0, 0, 0]);

/** For clients whose addresses are compiled in: nothing of theirs leaves the machine. */
export async function openSocks(leadsTo: number): Promise<Socks> {
  const sockets = new Set<Socket>();
  const keep = (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => socket.destroy());
    socket.on('close', () => sockets.delete(socket));
  };
  const server = createServer((near) => {
    keep(near);
    near.once('data', () => {
      near.write(noPassword);
      near.once('data', () => {
        const far = dial(leadsTo, '127.0.0.1', () => near.write(connected));
        keep(far);
        near.on('close', () => far.destroy());
        far.on('close', () => near.destroy());
        near.pipe(far);
        far.pipe(near);
      });
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    port: address.port,
    close() {
      for (const socket of sockets) socket.destroy();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
