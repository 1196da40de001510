import type { Framing, FramingOptions } from './framing.ts';

/** Four bytes of length, highest bit for a quick ack. */
export function intermediate(options: FramingOptions): Framing {
  return fourByteLength('intermediate', options);
}

/** As intermediate, with up to 15 random bytes behind each packet. */
export function paddedIntermediate(options: FramingOptions): Framing {
  return fourByteLength('padded', options);
}

function fourByteLength(name: 'intermediate' | 'padded', options: FramingOptions): Framing {
  const padded = name === 'padded';
  const framing: Framing = {
    name,
    payloadStart: 0,
    payloadEnd: 0,
    quickAck: false,
    scan(bytes, at, end) {
      if (end - at < 4) return 0;
      const head = bytes.readInt32LE(at);
      framing.quickAck = head < 0;
      const sizeBytes = head & 0x7fffffff;
      if (sizeBytes < 4 || sizeBytes > options.packetBytes + (padded ? 15 : 0)) return -1;
      if (!padded && sizeBytes % 4 !== 0) return -1;
      framing.payloadStart = at + 4;
      framing.payloadEnd = at + 4 + sizeBytes;
      return 4 + sizeBytes;
    },
    verify: () => true,
    headBytes: () => 4,
    begin(payloadBytes) {
      const tail = padded ? options.randomBytes(16) : undefined;
      const tailBytes = (tail?.[15] ?? 0) & 15;
      const frame = Buffer.allocUnsafe(4 + payloadBytes + tailBytes);
      frame.writeInt32LE(payloadBytes + tailBytes, 0);
      if (tail !== undefined) frame.set(tail.subarray(0, tailBytes), 4 + payloadBytes);
      return frame;
    },
    finish() {},
    quickAckFrame(token) {
      const frame = Buffer.allocUnsafe(4);
      frame.writeInt32LE(token, 0);
      return frame;
    },
  };
  return framing;
}
