import type { Operation } from '../../../src/safety/index.ts';

/** Who planned it, or put targets into it, cannot be the second person. */
export const isProposer = ({ plannedBy, changedBy = [] }: Operation, person: number): boolean =>
  person === plannedBy || changedBy.includes(person);
