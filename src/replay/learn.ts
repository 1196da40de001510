import {
  calibrated,
  type MatchDecision,
  isotonic,
  judge,
  refit,
  type ScoredPair,
  scoredDecisions,
  scorePair,
  type TrainingPair,
  type WeightTable,
} from '#safety';
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

const isHard = ({ channel }: ChannelResult): boolean => channel.kind !== 'benign' && channel.kind !== 'evader';
/** The threshold stands this far above what the training worlds ask for. */
const MARGIN_BITS = 0.3;
/** What is less likely than this comes before nobody at once, however well the training worlds are told apart. */
const LEAST_LIKELY = 0.9;

/**
 * The score from which a channel is brought before a person at once: the lowest one at which 99 % of the channels that
 * reach it on the training worlds belong there, and at most one hard negative in two thousand does.
 */
export function alertBits(weights: WeightTable, training: readonly ChannelResult[]): number {
  const hardNegatives = training.filter(isHard).length;
  const reached = training
    .map((result) => ({ hard: isHard(result), ...highest(weights, result) }))
    .sort((a, b) => b.bits - a.bits);
  let right = 0;
  let hard = 0;
  for (const [at, item] of reached.entries()) {
    if (item.right) right++;
    else if (item.hard) hard++;
    // The first channel that breaks the promise lies below the threshold, and a margin keeps others like it there.
    if (hard > hardNegatives / 2_000 || right < 0.99 * (at + 1)) return item.bits + MARGIN_BITS;
  }
  return Number.NEGATIVE_INFINITY;
}

/** A channel's highest score that would have been an alert, and whether that alert had been right. */
function highest(weights: WeightTable, { channel, snapshots }: ChannelResult): { bits: number; right: boolean } {
  let found = { bits: Number.NEGATIVE_INFINITY, right: false };
  for (const snapshot of snapshots) {
    if (!snapshot || snapshot.lane !== 'normal' || !snapshot.corroborated) continue;
    const bits = rescored(weights, snapshot);
    if (bits > found.bits) found = { bits, right: isSameNetwork(channel.truth?.networkId, snapshot.networkId) };
  }
  return found;
}

/** How two tables do on what neither was learned from. */
export interface Judged {
  before: ReturnType<typeof judge>;
  after: ReturnType<typeof judge>;
}

export interface Learned {
  table: WeightTable;
  /** On a replayed week, and on the desk's decisions about networks that were kept apart. */
  week: Judged;
  decided?: Judged;
}

interface Lessons {
  /** Where the search for weights begins. */
  start: WeightTable;
  training: readonly ChannelResult[];
  frozen: readonly ChannelResult[];
  version: string;
  source: string;
  decided?: { learned: readonly MatchDecision[]; frozen: readonly MatchDecision[] };
}

/** One decision of the desk counts as much as this many of a simulated week. */
const DECISION_WEIGHT = 5;

/**
 * Learns weights and calibration from some worlds, and from what the desk decided, and judges the table in force and the
 * new one on others. The bank sizes of the training worlds become the reference.
 */
export function learn(inForce: WeightTable, lessons: Lessons): Learned {
  const { start, training, frozen, version, source, decided } = lessons;
  const bank = training.flatMap(({ snapshots }) => snapshots).find((snapshot) => snapshot)?.context.bank;
  const sized = bank ? { ...start, referenceBank: { avatar: bank.avatars, name: bank.names } } : start;
  const pairs = trainingPairs(training);
  for (const { levels, label } of decided?.learned ?? []) pairs.push({ levels, label, weight: DECISION_WEIGHT });
  const weighted = refit(sized, pairs, version, source);
  const own = scoredDecisions(weighted, decided?.learned ?? [], DECISION_WEIGHT);
  const calibration = isotonic([...scoredPairs(weighted, training), ...own]);
  const priorityAt = Math.max(LEAST_LIKELY, calibrated(calibration, alertBits(weighted, training)));
  const table = { ...weighted, calibration, priorityAt: Math.floor(priorityAt * 1e6) / 1e6 };
  const apart = decided?.frozen ?? [];
  return {
    table,
    week: {
      before: judge(inForce.calibration, scoredPairs(inForce, frozen)),
      after: judge(table.calibration, scoredPairs(table, frozen)),
    },
    ...(apart.length === 0
      ? {}
      : {
          decided: {
            before: judge(inForce.calibration, scoredDecisions(inForce, apart)),
            after: judge(table.calibration, scoredDecisions(table, apart)),
          },
        }),
  };
}
