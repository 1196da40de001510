import { createServer, connect as dial, type Socket } from 'node:net';

/** A wire between a client and the server that can be cut as a train's tunnel cuts it. */
export interface Line {
  readonly port: number;
  /** Drops what is connected; what comes waits, unanswered, until the line is mended. */
  cut(): void;
  mend(): void;
  close(): Promise<void>;
}

/** `overhear` is told what clients send, by the number of their connection. */
export async function openLine(
  serverPort: number,
  overhear?: (connection: number, bytes: Buffer) => void,
): Promise<Line> {
  const sockets = new Set<Socket>();
  let broken = false;
  let connections = 0;
  const keep = (socket: Socket, other: Socket) => {
    sockets.add(socket);
    socket.on('error', () => other.destroy());
    socket.on('close', () => {
      sockets.delete(socket);
      other.destroy();
    });
  };
  const waiting = new Set<Socket>();
  const join = (near: Socket) => {
    const far = dial(serverPort, '127.0.0.1');
    near.setNoDelay(true);
    far.setNoDelay(true);
    keep(near, far);
    keep(far, near);
    const connection = connections++;
    if (overhear) near.on('data', (bytes: Buffer) => overhear(connection, bytes));
    near.pipe(far);
    far.pipe(near);
  };
  const server = createServer((near) => {
    if (!broken) {
      join(near);
      return;
    }
    waiting.add(near);
    near.on('error', () => near.destroy());
    near.on('close', () => waiting.delete(near));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  const drop = () => {
    for (const socket of [...sockets, ...waiting]) socket.destroy();
  };
  return {
    port: address.port,
    cut() {
      broken = true;
      drop();
    },
    mend() {
      broken = false;
      for (const near of waiting) join(near);
      waiting.clear();
    },
    close() {
      drop();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
