import type fc from 'fast-check';

/** The parts of the wire that are attacked. */
export const fuzzParts = ['framing', 'session', 'tl'] as const;
export type FuzzPart = (typeof fuzzParts)[number];

/** What must hold for all input of a kind. */
export interface FuzzProperty {
  part: FuzzPart;
  name: string;
  property: fc.IRawProperty<unknown>;
  /** How many inputs a run of the suite tries. */
  runs: number;
  /** Ends what the property started. */
  close?(): Promise<void>;
}
