import type { Socket } from 'node:net';
import type { WireState } from '../model.ts';
import { createFraming } from '../transport/create-framing.ts';
import { TRANSPORT_ERROR } from '../transport/errors.ts';
import { openObfuscation } from '../transport/obfuscation.ts';
import { detect } from './detect.ts';

/** So many refused sockets may be waited for at once, and each so long; all others are closed without a word. */
const refusedAtOnce = 64;
const firstBytesWaitMs = 2_000;
export const http429 =
  'HTTP/1.1 429 Too Many Requests\r\nretry-after: 10\r\nconnection: close\r\ncontent-length: 0\r\n\r\n';

/**
 * Tells a socket that its address has too many, in the framing that its first bytes show: a client then waits instead of
 * coming back at once. Nothing else of it is read.
 */
export function refuseSocket(wire: WireState, socket: Socket): void {
  if (wire.refused.size >= refusedAtOnce || wire.closing) {
    socket.destroy();
    return;
  }
  wire.refused.add(socket);
  let first = Buffer.alloc(0);
  const timer = setTimeout(() => socket.destroy(), firstBytesWaitMs);
  socket.on('close', () => {
    clearTimeout(timer);
    wire.refused.delete(socket);
  });
  socket.on('data', (chunk: Buffer) => {
    first = Buffer.concat([first, chunk]);
    const words = refusalFor(wire, first);
    if (words === 'more') return;
    socket.removeAllListeners('data');
    if (words === undefined) socket.destroy();
    else socket.end(words).resume();
  });
}

/** What the first bytes of a stream understand; undefined when they are of no protocol. */
function refusalFor(wire: WireState, first: Buffer): Buffer | 'more' | undefined {
  const kind = detect(first);
  if (kind === 'more' || kind === 'tls') return kind === 'more' ? 'more' : undefined;
  if (kind === 'http') return Buffer.from(http429);
  const obfuscation = kind === 'obfuscated' ? openObfuscation(first) : undefined;
  const name = kind === 'obfuscated' ? obfuscation?.framing : kind;
  if (name === undefined) return undefined;
  const framing = createFraming(name, { packetBytes: wire.limits.packetBytes, randomBytes: wire.randomBytes });
  const frame = framing.begin(4);
  frame.writeInt32LE(TRANSPORT_ERROR.flood, framing.headBytes(4));
  framing.finish(frame);
  return obfuscation === undefined ? frame : obfuscation.encrypt(frame);
}
