import type { tl } from '@mtcute/core';

/** A 64-bit number as the 16 hex digits of its 8 bytes on the wire (little-endian): how keys and sessions are named. */
export const longToKeyId = (value: tl.Long): string => Uint8Array.from(value.toBytesLE()).toHex();
