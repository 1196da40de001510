import { isotonic, judge, refit, type ScoredPair, scorePair, type TrainingPair, type WeightTable } from '#safety';
import { type ChannelResult, isSameNetwork } from './play.ts';

/** Share of the truly undecided: what no moderator looked at is learned from without a label. */
const isDecided = (result: ChannelResult): boolean => result.alert !== undefined || result.channel.kind !== 'benign';

/** What a run teaches: one row per channel and checkpoint, with a label where a person would have looked. */
export function trainingPairs(results: readonly ChannelResult[]): TrainingPair[] {
  return results.flatMap((result) =>
    result.learning.map(({ levels, member }) => ({
      levels,
      label: isDecided(result) ? (member ? ('member' as const) : ('other' as const)) : undefined,
    })),
  );
}

/** The scores that a run's snapshots would have under a table, with the truth. */
export function scoredPairs(weights: WeightTable, results: readonly ChannelResult[]): ScoredPair[] {
  const pairs: ScoredPair[] = [];
  for (const { channel, snapshots } of results) {
    for (const snapshot of snapshots) {
      if (!snapshot) continue;
      pairs.push({
        bits: rescored(weights, snapshot),
        member: isSameNetwork(channel.truth?.networkId, snapshot.networkId),
      });
    }
  }
  return pairs;
}

function rescored(weights: WeightTable, snapshot: NonNullable<ChannelResult['snapshots'][number]>): number {
  const { actionAt, now, confirmedSiblings, bank } = snapshot.context;
  return scorePair(weights, snapshot.levels, { actionAt, now, confirmedSiblings, bank }).tenths / 10;
}

export interface Learned {
  table: WeightTable;
  before: { brier: number; calibrationError: number };
  after: { brier: number; calibrationError: number };
}

/**
 * Learns weights and calibration from some worlds and judges the old and the new table on others, which were frozen
 * before. The bank sizes of the training worlds become the reference.
 */
export function learn(
  start: WeightTable,
  training: readonly ChannelResult[],
  frozen: readonly ChannelResult[],
  version: string,
  source: string,
): Learned {
  const bank = training.flatMap(({ snapshots }) => snapshots).find((snapshot) => snapshot)?.context.bank;
  const sized = bank ? { ...start, referenceBank: { avatar: bank.avatars, name: bank.names } } : start;
  const weighted = refit(sized, trainingPairs(training), version, source);
  const table = { ...weighted, calibration: isotonic(scoredPairs(weighted, training)) };
  return {
    table,
    before: judge(start.calibration, scoredPairs(start, frozen)),
    after: judge(table.calibration, scoredPairs(table, frozen)),
  };
}
