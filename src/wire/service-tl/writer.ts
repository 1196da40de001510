/** The TL form of a byte string: length, bytes, zero filling to a multiple of four. */
export function tlBytes(bytes: Uint8Array): Buffer {
  const headBytes = bytes.length < 254 ? 1 : 4;
  const out = Buffer.alloc((headBytes + bytes.length + 3) & ~3);
  if (headBytes === 1) out[0] = bytes.length;
  else out.writeUInt32LE(((bytes.length << 8) | 254) >>> 0, 0);
  out.set(bytes, headBytes);
  return out;
}

/** A 32-bit little-endian number. */
export function tlInt(value: number): Buffer {
  const out = Buffer.allocUnsafe(4);
  out.writeInt32LE(value | 0, 0);
  return out;
}

/** An rpc_error object. */
export function tlRpcError(code: number, message: string): Buffer {
  return Buffer.concat([tlInt(0x2144ca19), tlInt(code), tlBytes(Buffer.from(message))]);
}
