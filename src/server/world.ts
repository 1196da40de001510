import { randomBytes, randomInt } from 'node:crypto';
import {
  type Blobs,
  type Bus,
  type Clock,
  type CodeSender,
  defaultLimits,
  type Gate,
  type Images,
  type Random,
  type Settings,
  type Store,
  type World,
} from '#domain';

import { srpMath } from './srp-math.ts';

export const systemClock: Clock = {
  nowS: () => Math.floor(Date.now() / 1000),
  nowMs: () => Date.now(),
};

export const systemRandom: Random = {
  bytes: (length) => randomBytes(length),
  below: (limit) => randomInt(limit),
};

export const openGate: Gate = {
  beforeSend: async () => ({ verdict: 'allow' }),
};

export interface WorldParts {
  store: Store;
  bus: Bus;
  codes: CodeSender;
  blobs: Blobs;
  images: Images;
  settings: Settings;
}

/** The real world: the system's clock and randomness, and what the settings chose. */
export function createWorld(parts: WorldParts): World {
  return { ...parts, clock: systemClock, random: systemRandom, gate: openGate, srp: srpMath, limits: defaultLimits };
}
