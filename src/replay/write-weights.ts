import type { WeightTable } from '#safety';

const row = (numbers: readonly number[]): string => `[${numbers.join(', ')}]`;

/** The source text of `weights.ts` for a table. */
export function writeWeights(table: WeightTable): string {
  const bits = Object.entries(table.bits).map(([group, numbers]) => `    ${group}: ${row(numbers)},`);
  const calibration = table.calibration.map((point) => `    ${row(point)},`);
  const { prior } = table;
  return `import type { WeightTable } from './weight-table.ts';

/** The table in force, learned by \`tocsin refit --write\`; nothing else in the program holds a weight. */
export const WEIGHTS: WeightTable = {
  version: '${table.version}',
  source: '${table.source}',
  bits: {
${bits.join('\n')}
  },
  referenceBank: { avatar: ${table.referenceBank.avatar}, name: ${table.referenceBank.name} },
  prior: {
    recentBits: ${prior.recentBits},
    quarterBits: ${prior.quarterBits},
    quietBits: ${prior.quietBits},
    siblingBits: ${prior.siblingBits},
    siblingsNeeded: ${prior.siblingsNeeded},
  },
  calibration: [
${calibration.join('\n')}
  ],
  suspectedAt: ${table.suspectedAt},
  priorityAt: ${table.priorityAt},
};
`;
}
