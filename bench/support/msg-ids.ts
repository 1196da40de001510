/** A msg id in two unsigned halves. */
export interface MsgId {
  hi: number;
  lo: number;
}

const perMs = 2 ** 32 / 1000;

/** A client's msg ids: time based, rising, divisible by four. */
export function createMsgIds(): { next(): MsgId } {
  let hi = 0;
  let lo = 0;
  return {
    next() {
      const nowMs = Date.now();
      const seconds = Math.floor(nowMs / 1000);
      const fraction = (Math.floor((nowMs - seconds * 1000) * perMs) & ~3) >>> 0;
      if (seconds > hi || (seconds === hi && fraction > lo)) {
        hi = seconds;
        lo = fraction;
      } else {
        lo += 4;
        if (lo >= 2 ** 32) {
          lo = 0;
          hi += 1;
        }
      }
      return { hi, lo };
    },
  };
}

/** One number for both halves, exact for some weeks of seconds. */
export const nameOf = (hi: number, lo: number): number => (hi & 0x1fffff) * 2 ** 32 + (lo >>> 0);
