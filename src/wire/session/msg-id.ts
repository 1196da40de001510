import type { WireState } from '../model.ts';

/**
 * Msg ids are 64-bit; here they are two unsigned 32-bit halves, because the send path makes one for each frame. The key
 * below fits into a double: seconds are taken modulo 2^21 (24 days), far longer than anything is remembered.
 */
export function msgKey(hi: number, lo: number): number {
  return (hi & 0x1fffff) * 0x1_0000_0000 + (lo >>> 0);
}

/** Below 0 when the first msg id is the lower one; halves are unsigned 32-bit numbers. */
export function compareIds(aHi: number, aLo: number, bHi: number, bLo: number): number {
  return aHi - bHi || aLo - bLo;
}

/** A msg id from its upper and lower 32 bits. */
export function toBigInt(hi: number, lo: number): bigint {
  return (BigInt(hi) << 32n) | BigInt(lo);
}

const PER_MS = 0x1_0000_0000 / 1_000;

/**
 * Puts the next msg id into `wire.lastMsgHi` and `wire.lastMsgLo`. Ids grow strictly over all sessions. `kind` is the
 * remainder by four: 1 for answers, 3 for everything else.
 */
export function nextMsgId(wire: WireState, kind: 1 | 3): void {
  const nowMs = wire.nowMs();
  const seconds = Math.floor(nowMs / 1_000);
  const fraction = (Math.floor((nowMs - seconds * 1_000) * PER_MS) & ~3) >>> 0;
  let hi = wire.lastMsgHi;
  let lo = wire.lastMsgLo;
  if (seconds > hi || (seconds === hi && fraction > lo)) {
    hi = seconds;
    lo = fraction;
  } else {
    // Without bitwise operators, which would take the upper half of these numbers for negative ones.
    lo = lo - (lo % 4) + 4;
    if (lo >= 0x1_0000_0000) {
      lo = 0;
      hi++;
    }
  }
  wire.lastMsgHi = hi;
  wire.lastMsgLo = lo + kind;
}
