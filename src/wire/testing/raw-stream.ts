import { once } from 'node:events';
import { connect } from 'node:net';
import { WebSocket } from 'ws';
import type { FramingName } from '../transport/framing.ts';
import { framings, obfuscate, TAGS } from './raw-socket.ts';

/** One way to speak to the port. */
export interface Way {
  title: string;
  name: FramingName;
  obfuscated: boolean;
  /** As the content of a WebSocket's frames. */
  inWebSocket: boolean;
}

const waysOf = (inWebSocket: boolean): Way[] =>
  framings.map(([name, obfuscated]) => ({
    title: `${inWebSocket ? 'WebSocket, ' : ''}${obfuscated ? 'obfuscated ' : ''}${name}`,
    name,
    obfuscated,
    inWebSocket,
  }));

/** All of them: within a WebSocket everything is obfuscated. */
export const ways: readonly Way[] = [...waysOf(false), ...waysOf(true).filter(({ obfuscated }) => obfuscated)];

/** Bytes there and back, whatever stands around them; nothing is cut into packets. */
export interface RawStream {
  /** What announces the framing; nobody has sent it yet. */
  header: Buffer;
  /** Sends bytes as they are: the header, or what `wrap` made. */
  sendBytes(bytes: Uint8Array): void;
  /** Obfuscates, where that is the way. The order counts. */
  wrap(bytes: Uint8Array): Uint8Array;
  /** Resolves with at least so many bytes of what came, and takes exactly these. Rejects when the stream ends before. */
  take(sizeBytes: number): Promise<Buffer>;
  /** Resolves when the stream is closed. */
  closed: Promise<void>;
  close(): void;
}

export async function openStream(port: number, way: Way): Promise<RawStream> {
  const obfuscation = way.obfuscated ? obfuscate(way.name) : undefined;
  let received: Buffer = Buffer.alloc(0);
  let wake = (): void => {};
  let ended = false;
  const hear = (chunk: Buffer): void => {
    received = Buffer.concat([received, obfuscation?.decrypt(chunk) ?? chunk]);
    wake();
  };
  const line = way.inWebSocket ? await webSocketLine(port, hear) : tcpLine(port, hear);
  const closed = line.closed.then(() => {
    ended = true;
    wake();
  });
  return {
    header: obfuscation?.header ?? Buffer.from(TAGS[way.name], 'hex'),
    sendBytes: line.send,
    wrap: (bytes) => obfuscation?.encrypt(bytes) ?? bytes,
    async take(sizeBytes) {
      while (received.length < sizeBytes) {
        if (ended) throw new Error('the stream is closed');
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
      const taken = received.subarray(0, sizeBytes);
      received = received.subarray(sizeBytes);
      return taken;
    },
    closed,
    close: line.close,
  };
}

interface Line {
  send(bytes: Uint8Array): void;
  closed: Promise<unknown>;
  close(): void;
}

function tcpLine(port: number, hear: (chunk: Buffer) => void): Line {
  const socket = connect(port, '127.0.0.1');
  socket.setNoDelay(true);
  socket.on('error', () => {}).on('data', hear);
  return {
    send: (bytes) => void socket.write(bytes),
    closed: new Promise((resolve) => socket.once('close', resolve)),
    close: () => void socket.destroy(),
  };
}

async function webSocketLine(port: number, hear: (chunk: Buffer) => void): Promise<Line> {
  const socket = new WebSocket(`ws://127.0.0.1:${port}/apiws`, 'binary');
  socket.on('error', () => {}).on('message', hear);
  await once(socket, 'open');
  return {
    send: (bytes) => socket.send(bytes),
    closed: once(socket, 'close'),
    close: () => socket.terminate(),
  };
}
