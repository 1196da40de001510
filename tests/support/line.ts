import { createServer, connect as dial, type Socket } from 'node:net';

/** A wire between a client and the server that can be cut as a train's tunnel cuts it. */
export interface Line {
  readonly port: number;
  /** Drops what is connected and refuses what comes, until mended. */
  cut(): void;
  mend(): void;
  close(): Promise<void>;
}

export async function openLine(serverPort: number): Promise<Line> {
  const sockets = new Set<Socket>();
  let broken = false;
  const keep = (socket: Socket, other: Socket) => {
    sockets.add(socket);
    socket.on('error', () => other.destroy());
    socket.on('close', () => {
      sockets.delete(socket);
      other.destroy();
    });
  };
  const server = createServer((near) => {
    if (broken) {
      near.destroy();
      return;
    }
    const far = dial(serverPort, '127.0.0.1');
    near.setNoDelay(true);
    far.setNoDelay(true);
    keep(near, far);
    keep(far, near);
    near.pipe(far);
    far.pipe(near);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  const drop = () => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    port: address.port,
    cut() {
      broken = true;
      drop();
    },
    mend() {
      broken = false;
    },
    close() {
      drop();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
