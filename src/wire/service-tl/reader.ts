/** Thrown by the readers below when the bytes are not what the schema promises. */
export class MalformedTl extends Error {}

/** A cursor over TL bytes. Every read checks the bounds and throws {@link MalformedTl}; slices share memory. */
export interface TlReader {
  at: number;
  readonly bytes: Buffer;
  int(): number;
  raw(sizeBytes: number): Buffer;
  /** A TL byte string. */
  string(): Buffer;
  remaining(): number;
}

/** Reads from a view of `bytes`, so nothing is copied. */
export function createReader(bytes: Uint8Array): TlReader {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const reader: TlReader = {
    at: 0,
    bytes: buffer,
    int() {
      if (reader.at + 4 > buffer.length) throw new MalformedTl('a number is cut off');
      const value = buffer.readInt32LE(reader.at);
      reader.at += 4;
      return value;
    },
    raw(sizeBytes) {
      if (sizeBytes < 0 || reader.at + sizeBytes > buffer.length) throw new MalformedTl('bytes are cut off');
      const value = buffer.subarray(reader.at, reader.at + sizeBytes);
      reader.at += sizeBytes;
      return value;
    },
    string() {
      if (reader.at >= buffer.length) throw new MalformedTl('a byte string is cut off');
      const first = buffer[reader.at] ?? 0;
      if (first === 255) throw new MalformedTl('a byte string has no such length');
      const headBytes = first === 254 ? 4 : 1;
      if (reader.at + headBytes > buffer.length) throw new MalformedTl('a length is cut off');
      const sizeBytes = first === 254 ? buffer.readUInt32LE(reader.at) >>> 8 : first;
      const start = reader.at + headBytes;
      const end = start + sizeBytes;
      const paddedEnd = reader.at + ((headBytes + sizeBytes + 3) & ~3);
      if (paddedEnd > buffer.length) throw new MalformedTl('a byte string is cut off');
      reader.at = paddedEnd;
      return buffer.subarray(start, end);
    },
    remaining: () => buffer.length - reader.at,
  };
  return reader;
}
