import type { TestContext } from 'node:test';
import type { WireOptions } from '../host.ts';
import { createRawSession, openSession, plantKey, type RawSession } from './raw-session.ts';
import { connectRaw, type RawSocket } from './raw-socket.ts';
import { startTestWire, type TestWire } from './throw-away-host.ts';

export interface RawClient extends TestWire {
  socket: RawSocket;
  session: RawSession;
  /** One more connection to the same server. */
  connect(): RawSocket;
}

/** A server, a connection and a session with a planted key; the session stands already when `opened`. */
export async function startRaw(t: TestContext, options: Partial<WireOptions> = {}, opened = true): Promise<RawClient> {
  const server = await startTestWire(options);
  const sockets: RawSocket[] = [];
  const connect = (): RawSocket => {
    const socket = connectRaw(server.port);
    sockets.push(socket);
    return socket;
  };
  t.after(async () => {
    for (const socket of sockets) socket.close();
    await server.wire.close();
  });
  const socket = connect();
  const session = createRawSession(plantKey(server.host), socket);
  if (opened) await openSession(session);
  return { ...server, socket, session, connect };
}

/** help.getNearestDc: what the throw-away host answers. */
export const NEAREST_DC_REQUEST = Buffer.from('2630b31f', 'hex');

/** A promise and the function that resolves it. */
export function gate<T = void>(): { opened: Promise<T>; open: (value: T) => void } {
  let open: (value: T) => void = () => {};
  const opened = new Promise<T>((resolve) => {
    open = resolve;
  });
  return { opened, open };
}
