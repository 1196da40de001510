/** Seeded randomness: the same seed plays the same world on every machine. */
export interface Random {
  /** 0 ≤ x < 1. */
  next(): number;
  /** 0 ≤ n < limit. */
  int(limit: number): number;
  between(low: number, high: number): number;
  chance(probability: number): boolean;
  pick<T>(items: readonly T[]): T;
  sample<T>(items: readonly T[], count: number): T[];
  normal(): number;
  exponential(mean: number): number;
  /** A stream of its own, so that adding draws in one place does not move those of another. */
  fork(label: string): Random;
}

function hashLabel(seed: number, label: string): number {
  let hash = seed ^ 0x9e3779b9;
  for (let at = 0; at < label.length; at++) hash = Math.imul(hash ^ label.charCodeAt(at), 0x85ebca6b) ^ (hash >>> 13);
  return hash >>> 0;
}

export function createRandom(seed: number): Random {
  let a = seed >>> 0;
  let b = 0x9e3779b9;
  let c = 0x243f6a88;
  let d = 1;
  // Small fast counter (sfc32).
  const next32 = (): number => {
    const t = (((a + b) | 0) + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + t;
    c |= 0;
    return t >>> 0;
  };
  for (let warm = 0; warm < 16; warm++) next32();
  const random: Random = {
    next: () => next32() / 0x100000000,
    int: (limit) => Math.floor(random.next() * limit),
    between: (low, high) => low + random.next() * (high - low),
    chance: (probability) => random.next() < probability,
    pick(items) {
      const item = items[random.int(items.length)];
      if (item === undefined) throw new RangeError('nothing to pick from');
      return item;
    },
    sample(items, count) {
      const left = [...items];
      const taken = [];
      while (taken.length < count && left.length > 0) taken.push(...left.splice(random.int(left.length), 1));
      return taken;
    },
    normal: () => Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next()),
    exponential: (mean) => -mean * Math.log(1 - random.next()),
    fork: (label) => createRandom(hashLabel(seed, label)),
  };
  return random;
}
