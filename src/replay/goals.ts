import type { CapacityFigures } from './capacity.ts';
import type { ChannelResult, PlayResult } from './play.ts';
import { type Ablation, ablation } from './ablation.ts';
import {
  alertPrecision,
  alertTable,
  type Calibration,
  calibrationOf,
  evadersOf,
  falseAlerts,
  languageGap,
  messagesToAlert,
  nightConfirmed,
  quantile,
  recallTable,
  type RecallTable,
  type Share,
  thresholdAt,
  recallAt,
  share,
} from './metrics.ts';

export interface Figures {
  channels: number;
  evaders: number;
  posts: number;
  recall: RecallTable;
  alerts: RecallTable;
  precision: Share;
  falseAlerts: Record<string, Share>;
  calibration: Calibration;
  messagesToAlert: ReturnType<typeof messagesToAlert>;
  language: { gap: number; perLanguage: Record<string, Share> };
  ablation: Ablation;
  night: Share;
  memberRecallOnceConfirmed: Share;
  load: {
    decisions: number;
    refuted: number;
    alertsPerNight: number;
    minutesPerNight: number;
    waitP50Seconds: number;
    waitP99Seconds: number;
  };
  postsPerSecond: number;
}

/** All figures of one or several plays taken together; networks are never shared between seeds. */
export function figuresOf(plays: readonly PlayResult[]): Figures {
  const results = plays.flatMap((play) => play.results);
  const sum = (of: (play: PlayResult) => number): number => plays.reduce((total, play) => total + of(play), 0);
  const waits = plays.flatMap(({ moderators }) => moderators.waits);
  const nights = 14 * Math.max(1, plays.length);
  const decisions = sum(({ moderators }) => moderators.decisions);
  return {
    channels: results.length,
    evaders: evadersOf(results).length,
    posts: sum(({ posts }) => posts),
    recall: recallTable(results),
    alerts: alertTable(results),
    precision: alertPrecision(results),
    falseAlerts: falseAlerts(results),
    calibration: calibrationOf(results),
    messagesToAlert: messagesToAlert(results),
    language: languageGap(results, 3),
    ablation: ablation(results),
    night: nights > 0 ? nightOf(plays) : share(0, 0),
    memberRecallOnceConfirmed: onceConfirmed(results),
    load: {
      decisions,
      refuted: sum(({ moderators }) => moderators.refuted),
      alertsPerNight: decisions / nights,
      minutesPerNight: sum(({ moderators }) => moderators.busySeconds) / 60 / nights,
      waitP50Seconds: quantile(waits, 0.5),
      waitP99Seconds: quantile(waits, 0.99),
    },
    postsPerSecond:
      sum(({ posts }) => posts) /
      Math.max(
        0.001,
        sum(({ pipelineSeconds }) => pipelineSeconds),
      ),
  };
}

function nightOf(plays: readonly PlayResult[]): Share {
  const each = plays.map(({ results }) => nightConfirmed(results));
  return share(
    each.reduce((total, { hits }) => total + hits, 0),
    each.reduce((total, { of }) => total + of, 0),
  );
}

/** Of the members that came after three of their network were confirmed: the share alerted by message 20. */
function onceConfirmed(results: readonly ChannelResult[]): Share {
  const threshold = thresholdAt(results, 4, 0.99);
  const late = evadersOf(results).filter(({ channel }) => {
    const earlier = results.filter(
      (other) =>
        other.channel.truth?.networkId === channel.truth?.networkId &&
        (other.confirmedAt ?? Number.MAX_VALUE) < channel.profile.createdAt,
    );
    return earlier.length >= 3;
  });
  return recallAt(late, 4, threshold);
}

export interface Goal {
  name: string;
  goal: string;
  reached: string;
  met: boolean;
}

const percent = (value: number): string => `${(value * 100).toFixed(1)} %`;
const withBand = ({ value, low, high, of }: Share): string =>
  `${percent(value)} (${percent(low)}–${percent(high)}, n ${of})`;
const none: Share = { hits: 0, of: 0, value: 0, low: 0, high: 1 };

/** The goals, each with what was reached and whether that is enough. */
export function goalsOf(own: Figures, bundle: Figures | undefined, capacity?: CapacityFigures): Goal[] {
  // What counts is the frozen threshold, which knows nothing of the world that is played.
  const recall = (figures: Figures, k: number, name: string): Share => figures.alerts[k]?.[name] ?? none;
  const atLeast = (name: string, reached: Share, goal: number): Goal => ({
    name,
    goal: `≥ ${percent(goal)}`,
    reached: withBand(reached),
    met: reached.value >= goal,
  });
  const hard = own.falseAlerts.hard ?? none;
  const goals = [
    atLeast('alerted by message 5, lazy', recall(own, 5, 'lazy'), 0.95),
    atLeast('alerted by message 5, moderate', recall(own, 5, 'moderate'), 0.95),
    atLeast('alerted by message 20, careful', recall(own, 20, 'careful'), 0.8),
    atLeast('alerted by message 30, translated', recall(own, 30, 'translated'), 0.6),
    atLeast('alerts that were right', own.precision, 0.99),
    atLeast('50 channels of a night confirmed in 2 h', own.night, 0.9),
    {
      name: 'alerts on hard negatives per 1,000 channels',
      goal: '≤ 1',
      reached: `${(hard.value * 1_000).toFixed(1)} (${hard.hits} of ${hard.of}; upper bound ${(hard.high * 1_000).toFixed(1)})`,
      met: hard.value <= 0.001,
    },
    {
      name: 'calibration error, channels with any evidence',
      goal: '≤ 0.03',
      reached: own.calibration.withEvidence.toFixed(4),
      met: own.calibration.withEvidence <= 0.03,
    },
    {
      name: 'gap between languages, lazy and moderate by message 10',
      goal: '≤ 5 points',
      reached: `${(own.language.gap * 100).toFixed(1)} points`,
      met: own.language.gap <= 0.05,
    },
  ];
  if (capacity) goals.push(...capacityGoals(capacity));
  if (bundle) goals.push(atLeast('from a bundle alone, all classes by message 10', recall(bundle, 10, 'all'), 0.85));
  return goals;
}

function capacityGoals({ texts, pictures, messagesPerSecond, cores, rssBytes }: CapacityFigures): Goal[] {
  const against = `${texts} texts and ${pictures} pictures`;
  return [
    {
      name: 'messages a second, sketched, matched and scored',
      goal: '≥ 3,000',
      reached: `${messagesPerSecond.toFixed(0)} on ${cores.toFixed(2)} cores against ${against}`,
      met: messagesPerSecond >= 3_000,
    },
    {
      name: 'memory with them',
      goal: '≤ 2,048 MiB',
      reached: `${(rssBytes / 2 ** 20).toFixed(0)} MiB resident`,
      met: rssBytes <= 2 ** 31,
    },
  ];
}
