import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { connect, type Socket } from 'node:net';
import { createFraming } from '../transport/create-framing.ts';
import type { FramingName } from '../transport/framing.ts';
import { createReassembly, feed } from '../transport/reassembly.ts';

/** A packet-level client that may also send nonsense. */
export interface RawSocket {
  readonly socket: Socket;
  /** Sends one packet in the framing. */
  send(packet: Uint8Array): void;
  /** Sends bytes as they are. */
  sendBytes(bytes: Uint8Array): void;
  /** The next packet; rejects when the connection closes before one comes. */
  next(): Promise<Buffer>;
  /** Resolves when the connection is closed. */
  closed: Promise<void>;
  close(): void;
}

/** What announces a framing, in hex. */
export const TAGS: Record<FramingName, string> = {
  abridged: 'ef',
  intermediate: 'eeeeeeee',
  padded: 'dddddddd',
  full: '',
};

/** Every way to speak over TCP, and whether it is obfuscated. */
export const framings = [
  ['abridged', false],
  ['intermediate', false],
  ['padded', false],
  ['full', false],
  ['abridged', true],
  ['intermediate', true],
  ['padded', true],
] as const;

/** Connects and sends what announces the framing. Obfuscation wraps any framing but the full one. */
export function connectRaw(port: number, name: FramingName = 'intermediate', obfuscated = false): RawSocket {
  const socket = connect(port, '127.0.0.1');
  socket.setNoDelay(true);
  const framing = createFraming(name, { packetBytes: 4 << 20, randomBytes });
  const inbound = createReassembly();
  const packets: Buffer[] = [];
  const waiting: { resolve: (packet: Buffer) => void; reject: (error: Error) => void }[] = [];
  let ended = false;
  const stream = obfuscated ? obfuscate(name) : plain(Buffer.from(TAGS[name], 'hex'));
  const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()));
  socket.on('error', () => {});
  socket.on('close', () => {
    ended = true;
    for (const { reject } of waiting) reject(new Error('the connection is closed'));
  });
  socket.on('data', (chunk: Buffer) => {
    feed(inbound, framing, stream.decrypt(chunk), (bytes, start, end) => {
      const packet = Buffer.from(bytes.subarray(start, end));
      const first = waiting.shift();
      if (first === undefined) packets.push(packet);
      else first.resolve(packet);
      return true;
    });
  });
  if (stream.header.length > 0) socket.write(stream.header);
  const sendBytes = (bytes: Uint8Array) => void socket.write(stream.encrypt(bytes));
  return {
    socket,
    sendBytes,
    send(packet) {
      const frame = framing.begin(packet.length);
      frame.set(packet, framing.headBytes(packet.length));
      framing.finish(frame);
      sendBytes(frame);
    },
    next: () =>
      new Promise((resolve, reject) => {
        const packet = packets.shift();
        if (packet !== undefined) resolve(packet);
        else if (ended) reject(new Error('the connection is closed'));
        else waiting.push({ resolve, reject });
      }),
    closed,
    close: () => void socket.destroy(),
  };
}

interface ClientStream {
  header: Buffer;
  encrypt(bytes: Uint8Array): Uint8Array;
  decrypt(bytes: Buffer): Buffer;
}

function plain(header: Buffer): ClientStream {
  return { header, encrypt: (bytes) => bytes, decrypt: (bytes) => bytes };
}

/** The client's side of obfuscation: a random header that ends with the encrypted tag of the framing. */
export function obfuscate(name: FramingName): ClientStream {
  const header = randomBytes(64);
  header[0] = 0x41;
  header.writeUInt32LE(0x12345678, 4);
  Buffer.from(TAGS[name].repeat(4).slice(0, 8), 'hex').copy(header, 56);
  const reversed = Buffer.from(header).reverse();
  const cipher = createCipheriv('aes-256-ctr', header.subarray(8, 40), header.subarray(40, 56));
  const decipher = createDecipheriv('aes-256-ctr', reversed.subarray(8, 40), reversed.subarray(40, 56));
  cipher.update(header).copy(header, 56, 56);
  return { header, encrypt: (bytes) => cipher.update(bytes), decrypt: (bytes) => decipher.update(bytes) };
}
