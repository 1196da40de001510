import type { ChannelResult, Snapshot } from './play.ts';
import { CHECKPOINTS, isSameNetwork } from './play.ts';
import { EVADER_CLASSES, HARD_NEGATIVES } from './world-types.ts';

/** A share with its Wilson 95 % interval. */
export interface Share {
  hits: number;
  of: number;
  value: number;
  low: number;
  high: number;
}

/** A share with its Wilson interval of 95 %. */
export function share(hits: number, of: number): Share {
  if (of === 0) return { hits, of, value: 0, low: 0, high: 1 };
  const z = 1.96;
  const rate = hits / of;
  const centre = (rate + (z * z) / (2 * of)) / (1 + (z * z) / of);
  const spread = (z / (1 + (z * z) / of)) * Math.sqrt((rate * (1 - rate)) / of + (z * z) / (4 * of * of));
  return { hits, of, value: rate, low: Math.max(0, centre - spread), high: Math.min(1, centre + spread) };
}

type Judge = (snapshot: Snapshot) => number;

/** Judges by the score alone, in tenths of a bit. */
export const byScore: Judge = ({ tenths }) => tenths;

/** Only an alert can be right or wrong: protected and quoting lanes and lone signals are none. */
const alertable = (snapshot: Snapshot | undefined): snapshot is Snapshot =>
  snapshot !== undefined && snapshot.lane === 'normal' && snapshot.corroborated;

/** Whether the snapshot names the network to which the channel really belongs. */
export const isRight = (result: Pick<ChannelResult, 'channel'>, snapshot: Snapshot): boolean =>
  isSameNetwork(result.channel.truth?.networkId, snapshot.networkId);

/** The lowest score at which at least `precision` of those at or above it are right; Infinity when none is. */
export function thresholdAt(
  results: readonly ChannelResult[],
  checkpoint: number,
  precision: number,
  judge: Judge = byScore,
): number {
  const ranked: { score: number; right: boolean }[] = [];
  for (const result of results) {
    const snapshot = result.snapshots[checkpoint];
    if (alertable(snapshot)) ranked.push({ score: judge(snapshot), right: isRight(result, snapshot) });
  }
  ranked.sort((a, b) => b.score - a.score);
  let right = 0;
  let threshold = Number.POSITIVE_INFINITY;
  for (const [at, item] of ranked.entries()) {
    if (item.right) right++;
    const tied = ranked[at + 1]?.score === item.score;
    if (!tied && right / (at + 1) >= precision) threshold = item.score;
  }
  return threshold;
}

/** How many of these channels reach the threshold at a checkpoint, as an index into `CHECKPOINTS`. */
export function recallAt(
  results: readonly ChannelResult[],
  checkpoint: number,
  threshold: number,
  judge: Judge = byScore,
): Share {
  let hits = 0;
  for (const result of results) {
    const snapshot = result.snapshots[checkpoint];
    if (alertable(snapshot) && isRight(result, snapshot) && judge(snapshot) >= threshold) hits++;
  }
  return share(hits, results.length);
}

export type RecallTable = Record<string, Record<string, Share>>;

/** The channels that really came back. */
export const evadersOf = (results: readonly ChannelResult[]): ChannelResult[] =>
  results.filter(({ channel }) => channel.truth);

/** Recall at a precision per evader class and checkpoint. */
export function recallTable(results: readonly ChannelResult[], precision = 0.99, judge: Judge = byScore): RecallTable {
  const table: RecallTable = {};
  for (const [at, k] of CHECKPOINTS.entries()) {
    const threshold = thresholdAt(results, at, precision, judge);
    const evaders = evadersOf(results);
    const row: Record<string, Share> = { all: recallAt(evaders, at, threshold, judge) };
    for (const name of EVADER_CLASSES) {
      row[name] = recallAt(
        evaders.filter(({ channel }) => channel.truth?.evader === name),
        at,
        threshold,
        judge,
      );
    }
    table[k] = row;
  }
  return table;
}

/** The same with the frozen alert threshold: what an operator gets. */
export function alertTable(results: readonly ChannelResult[]): RecallTable {
  const table: RecallTable = {};
  for (const k of CHECKPOINTS) {
    const found = (list: readonly ChannelResult[]): Share =>
      share(
        list.filter(
          ({ alert, channel }) => alert && alert.posts <= k && isSameNetwork(channel.truth?.networkId, alert.networkId),
        ).length,
        list.length,
      );
    const evaders = evadersOf(results);
    const row: Record<string, Share> = { all: found(evaders) };
    for (const name of EVADER_CLASSES)
      row[name] = found(evaders.filter(({ channel }) => channel.truth?.evader === name));
    table[k] = row;
  }
  return table;
}

/** How many of the alerts named the network to which the channel really belongs. */
export function alertPrecision(results: readonly ChannelResult[]): Share {
  const alerts = results.filter(({ alert }) => alert);
  return share(
    alerts.filter(({ alert, channel }) => alert && isSameNetwork(channel.truth?.networkId, alert.networkId)).length,
    alerts.length,
  );
}

/** False alerts among innocent channels, per kind and for all hard negatives together. */
export function falseAlerts(results: readonly ChannelResult[]): Record<string, Share> {
  const table: Record<string, Share> = {};
  const count = (list: readonly ChannelResult[]): Share => share(list.filter(({ alert }) => alert).length, list.length);
  const hard = results.filter(({ channel }) => channel.kind !== 'benign' && channel.kind !== 'evader');
  table.hard = count(hard);
  table.benign = count(results.filter(({ channel }) => channel.kind === 'benign'));
  for (const kind of HARD_NEGATIVES) table[kind] = count(hard.filter(({ channel }) => channel.kind === kind));
  return table;
}

export interface Calibration {
  /** Mean distance of claimed from true over ten bands, all channels. */
  overall: number;
  /** The same over channels with any evidence only, where it is hard. */
  withEvidence: number;
  bands: { claimed: number; true: number; channels: number }[];
}

/** What was claimed against what was true, in ten bands of probability over all checkpoints. */
export function calibrationOf(results: readonly ChannelResult[]): Calibration {
  const bands = Array.from({ length: 10 }, () => ({ claimed: 0, true: 0, channels: 0 }));
  let silent = 0;
  let all = 0;
  for (const result of results) {
    for (const at of CHECKPOINTS.keys()) {
      const snapshot = result.snapshots[at];
      all++;
      if (!snapshot) {
        silent++;
        continue;
      }
      const band = bands[Math.min(9, Math.floor(snapshot.posterior * 10))];
      if (!band) continue;
      band.claimed += snapshot.posterior;
      band.true += isRight(result, snapshot) ? 1 : 0;
      band.channels++;
    }
  }
  let off = 0;
  for (const band of bands) off += Math.abs(band.claimed - band.true);
  const heard = Math.max(1, all - silent);
  return {
    overall: off / Math.max(1, all),
    withEvidence: off / heard,
    bands: bands.map(({ claimed, true: right, channels }) => ({
      claimed: channels === 0 ? 0 : claimed / channels,
      true: channels === 0 ? 0 : right / channels,
      channels,
    })),
  };
}

/** Posts until the first right alert: median and 90th percentile of those found, per class. */
export function messagesToAlert(
  results: readonly ChannelResult[],
): Record<string, { p50: number; p90: number; found: number; of: number }> {
  const table: Record<string, { p50: number; p90: number; found: number; of: number }> = {};
  for (const name of EVADER_CLASSES) {
    const own = evadersOf(results).filter(({ channel }) => channel.truth?.evader === name);
    const found = own.flatMap(({ alert, channel }) =>
      alert && isSameNetwork(channel.truth?.networkId, alert.networkId) ? [alert.posts] : [],
    );
    table[name] = { p50: quantile(found, 0.5), p90: quantile(found, 0.9), found: found.length, of: own.length };
  }
  return table;
}

/** The value below which the share `q` of them lies (0 to 1); 0 for no values. */
export function quantile(values: readonly number[], q: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))] ?? 0;
}

/** Recall of lazy and moderate evaders by message 10, per language, and the gap between best and worst. */
export function languageGap(
  results: readonly ChannelResult[],
  checkpoint: number,
): { gap: number; perLanguage: Record<string, Share> } {
  const threshold = thresholdAt(results, checkpoint, 0.99);
  const perLanguage: Record<string, Share> = {};
  const groups = new Map<string, ChannelResult[]>();
  for (const result of evadersOf(results)) {
    if (result.channel.truth?.evader !== 'lazy' && result.channel.truth?.evader !== 'moderate') continue;
    groups.set(result.channel.lang, [...(groups.get(result.channel.lang) ?? []), result]);
  }
  for (const [lang, list] of groups) perLanguage[lang] = recallAt(list, checkpoint, threshold);
  const rates = Object.values(perLanguage)
    .filter(({ of }) => of >= 10)
    .map(({ value }) => value);
  return { gap: rates.length < 2 ? 0 : Math.max(...rates) - Math.min(...rates), perLanguage };
}

/** Of the 50 channels that return in one night: how many a person confirmed within two hours of the first. */
export function nightConfirmed(results: readonly ChannelResult[], withinSeconds = 7_200): Share {
  const night = results.filter(({ channel }) => channel.truth?.night);
  const first = Math.min(...night.map(({ channel }) => channel.profile.createdAt));
  return share(
    night.filter(({ confirmedAt }) => confirmedAt !== undefined && confirmedAt - first <= withinSeconds).length,
    night.length,
  );
}
