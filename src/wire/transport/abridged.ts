import type { Framing, FramingOptions } from './framing.ts';

/** Length in words in one byte, or 0x7f and three bytes; the highest bit of the first asks for a quick ack. */
export function abridged(options: FramingOptions): Framing {
  const framing: Framing = {
    name: 'abridged',
    payloadStart: 0,
    payloadEnd: 0,
    quickAck: false,
    scan(bytes, at, end) {
      if (end - at < 1) return 0;
      const first = bytes[at] ?? 0;
      framing.quickAck = (first & 0x80) !== 0;
      let words = first & 0x7f;
      let headBytes = 1;
      if (words === 0x7f) {
        if (end - at < 4) return 0;
        words = bytes.readUIntLE(at + 1, 3);
        headBytes = 4;
      }
      if (words === 0 || words * 4 > options.packetBytes) return -1;
      framing.payloadStart = at + headBytes;
      framing.payloadEnd = framing.payloadStart + words * 4;
      return headBytes + words * 4;
    },
    verify: () => true,
    headBytes: (payloadBytes) => (payloadBytes < 0x7f * 4 ? 1 : 4),
    begin(payloadBytes) {
      const words = payloadBytes >>> 2;
      if (words < 0x7f) {
        const frame = Buffer.allocUnsafe(1 + payloadBytes);
        frame[0] = words;
        return frame;
      }
      const frame = Buffer.allocUnsafe(4 + payloadBytes);
      frame[0] = 0x7f;
      frame.writeUIntLE(words, 1, 3);
      return frame;
    },
    finish() {},
    quickAckFrame(token) {
      const frame = Buffer.allocUnsafe(4);
      frame.writeInt32BE(token, 0);
      return frame;
    },
  };
  return framing;
}
