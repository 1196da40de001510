import { createLru } from '#lib/lru.ts';

/** Token buckets, one for each IP address; the least recently seen are forgotten. */
export interface AddressBuckets {
  /** Takes one token; false when there is none. */
  take(address: string, nowMs: number): boolean;
}

export function createAddressBuckets(burst: number, perS: number, addresses: number): AddressBuckets {
  const buckets = createLru<string, { tokens: number; atMs: number }>(addresses);
  return {
    take(address, nowMs) {
      const bucket = buckets.get(address) ?? { tokens: burst, atMs: nowMs };
      bucket.tokens = Math.min(burst, bucket.tokens + (Math.max(0, nowMs - bucket.atMs) / 1_000) * perS);
      bucket.atMs = nowMs;
      buckets.set(address, bucket);
      if (bucket.tokens < 1) return false;
      bucket.tokens -= 1;
      return true;
    },
  };
}
