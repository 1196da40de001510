import fc from 'fast-check';
import { framingProperties } from './framing.ts';
import type { FuzzPart, FuzzProperty } from './property.ts';
import { sessionProperties } from './session.ts';
import { tlProperties } from './tl.ts';

export { type FuzzPart, fuzzParts } from './property.ts';

/** Everything that must hold for hostile bytes, from the socket to the request. Close each when done. */
export const fuzzProperties = (): FuzzProperty[] => [...framingProperties(), ...sessionProperties(), ...tlProperties()];

export interface FuzzRun {
  seed: number;
  runs: number;
  /** The way to one input inside a run, as a failure told it: only that one is tried, and made smaller. */
  path?: string | undefined;
  /** A run may take so long at most. */
  limitMs?: number | undefined;
}

/**
 * Tries a property and makes an input on which it fails as small as it can.
 *
 * @returns how many inputs were tried
 * @throws Error with the smallest input, and the command that tries it again
 */
export async function tryProperty(one: FuzzProperty, { seed, runs, path, limitMs }: FuzzRun): Promise<number> {
  const details = await fc.check(one.property, {
    seed,
    numRuns: runs,
    ...(path === undefined ? {} : { path }),
    ...(limitMs === undefined ? {} : { interruptAfterTimeLimit: limitMs, markInterruptAsFailure: false }),
  });
  // Without a single input in its time a run counts as failed there.
  if (details.counterexample === null) return details.numRuns;
  const again = `npm run fuzz -- --only '${one.name}' --seed ${seed} --path ${details.counterexamplePath ?? ''}`;
  const report = await fc.asyncDefaultReportMessage(details);
  throw new Error(`${one.name}\nagain: ${again}\n${report}`, { cause: details.errorInstance });
}

/** The properties of a part, or with this name. */
export const propertiesOf = (part: FuzzPart | undefined, name?: string): FuzzProperty[] =>
  fuzzProperties().filter((one) => (part ?? one.part) === one.part && (name ?? one.name) === one.name);
