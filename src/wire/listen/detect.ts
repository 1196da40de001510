/** What the first bytes of a connection say about it. `more` = not enough bytes yet. */
export type Detected = 'more' | 'http' | 'tls' | 'abridged' | 'intermediate' | 'padded' | 'full' | 'obfuscated';

const METHODS = ['GET', 'POST', 'HEAD', 'OPTIONS', 'PUT', 'DELETE', 'PATCH', 'CONNECT', 'TRACE'];
/** Method, space, and the first character of a path, an absolute URL or "*". */
const REQUEST_STARTS = METHODS.flatMap((method) => ['/', 'h', '*'].map((next) => Buffer.from(`${method} ${next}`)));

/**
 * Tells HTTP and the framings of MTProto apart. Obfuscated streams are random, but their makers avoid the beginnings
 * of all others, which is why they come last.
 */
export function detect(bytes: Buffer): Detected {
  if (bytes.length === 0) return 'more';
  if (bytes[0] === 0xef) return 'abridged';
  let mayBeHttp = false;
  for (const start of REQUEST_STARTS) {
    const sharedBytes = Math.min(start.length, bytes.length);
    if (start.compare(bytes, 0, sharedBytes, 0, sharedBytes) !== 0) continue;
    if (bytes.length >= start.length) return 'http';
    mayBeHttp = true;
  }
  if (mayBeHttp || bytes.length < 4) return 'more';
  const head = bytes.readUInt32LE(0);
  if (head === 0xeeeeeeee) return 'intermediate';
  if (head === 0xdddddddd) return 'padded';
  if (head === 0x02010316) return 'tls';
  if (bytes.length < 8) return 'more';
  if (bytes.readUInt32LE(4) === 0) return 'full';
  return bytes.length < 64 ? 'more' : 'obfuscated';
}
