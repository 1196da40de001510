import { crc32 } from 'node:zlib';
import type { Framing, FramingOptions } from './framing.ts';

const HEAD_BYTES = 8;
const TAIL_BYTES = 4;

/** Length, packet number, packet, CRC-32 of all that. Has no quick acks. */
export function full(options: FramingOptions): Framing {
  let received = 0;
  let sent = 0;
  const framing: Framing = {
    name: 'full',
    payloadStart: 0,
    payloadEnd: 0,
    quickAck: false,
    scan(bytes, at, end) {
      if (end - at < HEAD_BYTES) return 0;
      const sizeBytes = bytes.readUInt32LE(at);
      if (sizeBytes < HEAD_BYTES + 4 + TAIL_BYTES || sizeBytes % 4 !== 0) return -1;
      if (sizeBytes > options.packetBytes + HEAD_BYTES + TAIL_BYTES) return -1;
      framing.payloadStart = at + HEAD_BYTES;
      framing.payloadEnd = at + sizeBytes - TAIL_BYTES;
      return sizeBytes;
    },
    verify(bytes, at, sizeBytes) {
      const end = at + sizeBytes - TAIL_BYTES;
      if (bytes.readInt32LE(at + 4) !== (received | 0)) return false;
      received++;
      return crc32(bytes.subarray(at, end)) === bytes.readUInt32LE(end);
    },
    headBytes: () => HEAD_BYTES,
    begin(payloadBytes) {
      const frame = Buffer.allocUnsafe(HEAD_BYTES + payloadBytes + TAIL_BYTES);
      frame.writeInt32LE(frame.length, 0);
      frame.writeInt32LE(sent | 0, 4);
      sent++;
      return frame;
    },
    finish(frame) {
      const end = frame.length - TAIL_BYTES;
      frame.writeUInt32LE(crc32(frame.subarray(0, end)), end);
    },
    quickAckFrame: () => undefined,
  };
  return framing;
}
