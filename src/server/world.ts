import { randomBytes, randomInt } from 'node:crypto';
import {
  type Blobs,
  type Bus,
  type Clock,
  type CodeSender,
  defaultLimits,
  type Films,
  type Images,
  type Limits,
  type Random,
  type Settings,
  type Store,
  type World,
} from '#domain';

import { restrictionGate } from '#safety';
import { srpMath } from './srp-math.ts';

export const systemClock: Clock = {
  nowS: () => Math.floor(Date.now() / 1000),
  nowMs: () => Date.now(),
};

export const systemRandom: Random = {
  bytes: (length) => randomBytes(length),
  below: (limit) => randomInt(limit),
};

export interface WorldParts {
  store: Store;
  bus: Bus;
  codes: CodeSender;
  blobs: Blobs;
  images: Images;
  films?: Films | undefined;
  settings: Settings;
  /** Those that differ from the defaults. */
  limits?: Partial<Limits>;
}

/** The real world: the system's clock and randomness, and what the settings chose. */
export function createWorld({ films, ...parts }: WorldParts): World {
  return {
    ...parts,
    ...(films ? { films } : {}),
    clock: systemClock,
    random: systemRandom,
    gate: restrictionGate,
    srp: srpMath,
    limits: { ...defaultLimits, ...parts.limits },
  };
}
