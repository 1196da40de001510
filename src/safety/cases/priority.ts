import { queueTargetsMs, type QueueName } from '../limits.ts';
import type { ComplaintReason } from '../intake/types.ts';
import type { Visibility } from '../subjects.ts';
import type { Case } from './types.ts';

const rank: Record<QueueName, number> = {
  order: 7,
  'trusted-flagger': 6,
  appeal: 5,
  notice: 4,
  referral: 3,
  match: 2,
  report: 1,
};

/** The queue in which a case with both kinds of sources waits. */
export function strongerQueue(a: QueueName, b: QueueName): QueueName {
  return rank[a] >= rank[b] ? a : b;
}

const severity: Partial<Record<ComplaintReason, number>> = {
  terrorism: 60_000,
  'child-abuse': 80_000,
  'self-harm': 50_000,
  violence: 30_000,
  hate: 20_000,
  scam: 10_000,
};

/** How grave what is complained about is. */
export const severityOf = (reason: ComplaintReason): number => severity[reason] ?? 0;

/**
 * Higher is sooner. The queue decides first, then how grave the reason is, then the weight of those who complained
 * (each counts once and by their record), then whether the public sees it.
 */
export function casePriority(facts: {
  queue: QueueName;
  reason: ComplaintReason | null;
  weight: number;
  visibility: Visibility;
}): number {
  const grave = facts.reason === null ? 0 : severityOf(facts.reason);
  return rank[facts.queue] * perRank + grave + pointsOf(facts.weight) + (facts.visibility === 'public' ? 1000 : 0);
}

const perRank = 1_000_000;
/** More than this weight makes nothing more urgent. */
const mostWeight = 30;
const pointsOf = (weight: number): number => Math.round(Math.min(weight, mostWeight) * 500);

/** Whether further complaints change nothing any more. */
export const weighsMost = (weight: number): boolean => weight >= mostWeight;

/**
 * The priority of what was complained about in several ways, or as several cases: the most urgent queue and the gravest
 * reason of them count, with the weight that all who complained have together.
 */
export function togetherPriority(parts: readonly Pick<Case, 'priority' | 'weight'>[], weight: number): number {
  const bases = parts.map((part) => part.priority - pointsOf(part.weight));
  const ranks = Math.max(...bases.map((base) => Math.floor(base / perRank)));
  const rest = Math.max(...bases.map((base) => base - Math.floor(base / perRank) * perRank));
  return ranks * perRank + rest + pointsOf(weight);
}

/** By when we mean to look at a case of this queue. */
export function caseDueAtMs(queue: QueueName, openedAtMs: number): number {
  return openedAtMs + queueTargetsMs[queue];
}
