import { GROUP_LEVELS, GROUPS, type Levels, NO_EVIDENCE } from './groups.ts';
import type { VerdictRecord } from './fingerprint-store.ts';
import type { ScoredPair, TrainingPair } from './refit.ts';
import type { WeightTable } from './weight-table.ts';

/** Under this name a server keeps the table that it learned from its own desk; without one the released table counts. */
export const weightsState = 'weights';

/** The table as UTF-8 JSON. */
export const packWeights = (table: WeightTable): Uint8Array => new TextEncoder().encode(JSON.stringify(table));

/** A kept table; undefined when it has not the shape that this version of the program scores with. */
export function unpackWeights(bytes: Uint8Array | undefined): WeightTable | undefined {
  if (!bytes) return undefined;
  try {
    const table: WeightTable = JSON.parse(new TextDecoder().decode(bytes));
    const fits = GROUPS.every(
      (group) => table.bits[group].length === GROUP_LEVELS[group].length && table.bits[group].every(Number.isFinite),
    );
    const numbers = [...Object.values(table.prior), table.referenceBank.avatar, table.suspectedAt, table.priorityAt];
    return fits && numbers.every(Number.isFinite) && table.calibration.length > 0 ? table : undefined;
  } catch {
    return undefined;
  }
}

/** A pair that a person decided. `carriedBits` is what its score held besides the groups: prior odds and bank size. */
export interface MatchDecision {
  readonly networkId: string;
  readonly levels: Levels;
  readonly label: TrainingPair['label'];
  readonly carriedBits: number;
}

const levelsIn = (values: VerdictRecord['levels']): Levels =>
  GROUPS.reduce<Levels>((levels, group, at) => ({ ...levels, [group]: values[at] ?? undefined }), NO_EVIDENCE);

const groupBitsOf = (table: WeightTable, levels: Levels): number => {
  let bits = 0;
  for (const group of GROUPS) {
    const level = levels[group];
    if (level !== undefined) bits += table.bits[group][level] ?? 0;
  }
  return bits;
};

/** What people decided about pairs, the last word of each; who asked for more evidence decided nothing yet. */
export function decisionsOf(verdicts: readonly VerdictRecord[], inForce: WeightTable): MatchDecision[] {
  const last = new Map<string, VerdictRecord>();
  for (const verdict of verdicts.toSorted((a, b) => a.atS - b.atS))
    last.set(`${verdict.subject} ${verdict.networkId}`, verdict);
  return [...last.values()].map(({ networkId, verdict, levels: values, tenths, weightVersion }) => {
    const levels = levelsIn(values);
    const known = weightVersion === inForce.version;
    return {
      networkId,
      levels,
      label: verdict === 'confirm' ? 'member' : verdict === 'refute' ? 'other' : undefined,
      carriedBits: known ? tenths / 10 - groupBitsOf(inForce, levels) : inForce.prior.recentBits,
    };
  });
}

/** One network in three is kept apart to judge on, always the same ones; with fewer than three networks none is. */
export function partDecisions(decisions: readonly MatchDecision[]): {
  learned: MatchDecision[];
  frozen: MatchDecision[];
} {
  const networks = [...new Set(decisions.map(({ networkId }) => networkId))].sort();
  const apart = new Set(networks.filter((_, at) => at % 3 === 2));
  return {
    learned: decisions.filter(({ networkId }) => !apart.has(networkId)),
    frozen: decisions.filter(({ networkId }) => apart.has(networkId)),
  };
}

/** Decided pairs with their score under a table, for calibration and for judging. */
export const scoredDecisions = (table: WeightTable, decisions: readonly MatchDecision[], weight = 1): ScoredPair[] =>
  decisions.flatMap(({ levels, label, carriedBits }) =>
    label === undefined
      ? []
      : [
          {
            bits: Math.round((groupBitsOf(table, levels) + carriedBits) * 10) / 10,
            member: label === 'member',
            weight,
          },
        ],
  );
