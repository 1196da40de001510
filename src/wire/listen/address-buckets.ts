import { createLru } from '#lib/lru.ts';

/**
 * What counts as one address for the limits: an IPv4 address, or the first 64 bits of an IPv6 address, which is what one
 * customer commonly gets.
 */
export function addressGroup(address: string): string {
  if (!address.includes(':')) return address;
  const [head = '', tail] = (address.split('%')[0] ?? '').split('::');
  const front = head === '' ? [] : head.split(':');
  const back = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - front.length - back.length);
  const groups = [...front, ...Array.from({ length: zeros }, () => '0'), ...back].slice(0, 4);
  return `${groups.map((group) => group.replace(/^0+(?=.)/, '').toLowerCase()).join(':')}::/64`;
}

/** Token buckets, one for each address group; the least recently seen are forgotten. */
export interface AddressBuckets {
  /** Takes one token; false when there is none. */
  take(address: string, nowMs: number): boolean;
}

/**
 * `burst` at once and `perS` in a second for each address; of `addresses` of them the least used is forgotten first.
 */
export function createAddressBuckets(burst: number, perS: number, addresses: number): AddressBuckets {
  const buckets = createLru<string, { tokens: number; atMs: number }>(addresses);
  return {
    take(address, nowMs) {
      const group = addressGroup(address);
      const bucket = buckets.get(group) ?? { tokens: burst, atMs: nowMs };
      bucket.tokens = Math.min(burst, bucket.tokens + (Math.max(0, nowMs - bucket.atMs) / 1_000) * perS);
      bucket.atMs = nowMs;
      buckets.set(group, bucket);
      if (bucket.tokens < 1) return false;
      bucket.tokens -= 1;
      return true;
    },
  };
}
