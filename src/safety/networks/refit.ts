import { GROUP_LEVELS, GROUPS, type Group, type Levels } from './groups.ts';
import { calibrated } from './score.ts';
import type { WeightTable } from './weight-table.ts';

/** One pair to learn from: what was seen, and what a person decided, if anybody did. */
export interface TrainingPair {
  levels: Levels;
  label: 'member' | 'other' | undefined;
  /** How many pairs this row stands for (a sample of the unmatched has more than 1). */
  weight?: number;
}

interface Rates {
  member: number[];
  other: number[];
}

const MAX_BITS = 12;
const MIN_BITS = -7;
const ROUNDS = 40;
/** The starting table counts as this many pairs per side, so that levels never seen keep a sensible weight. */
const PRIOR_PAIRS = 3;

/** Rates that give the starting table's bits: the member rate is spread evenly, the other follows. */
function startRates(weights: WeightTable, group: Group): Rates {
  const levels = GROUP_LEVELS[group].length;
  const member = Array.from({ length: levels }, () => 1 / levels);
  const other = member.map((rate, level) => rate * 2 ** -(weights.bits[group][level] ?? 0));
  const total = other.reduce((sum, rate) => sum + rate, 0);
  return { member, other: other.map((rate) => rate / total) };
}

const bitsOf = (rates: Rates, level: number): number =>
  Math.log2((rates.member[level] ?? 1) / (rates.other[level] ?? 1));

function pairBits(rates: ReadonlyMap<Group, Rates>, levels: Levels): number {
  let bits = 0;
  for (const group of GROUPS) {
    const level = levels[group];
    const own = rates.get(group);
    if (level !== undefined && own) bits += bitsOf(own, level);
  }
  return bits;
}

/**
 * Learns the weights: expectation–maximisation over all pairs (Fellegi–Sunter), in which decided pairs count as what a
 * person said and the others as what they probably are; then isotonic calibration on the decided ones. Pure and
 * deterministic: the same pairs give the same table.
 */
export function refit(
  start: WeightTable,
  pairs: readonly TrainingPair[],
  version: string,
  source: string,
): WeightTable {
  const rates = new Map<Group, Rates>(GROUPS.map((group) => [group, startRates(start, group)]));
  const begin = new Map(GROUPS.map((group) => [group, startRates(start, group)]));
  let share = 0.05;
  for (let round = 0; round < ROUNDS; round++) {
    const belief = pairs.map(({ levels, label }) => {
      if (label !== undefined) return label === 'member' ? 1 : 0;
      return 1 / (1 + 2 ** -(Math.log2(share / (1 - share)) + pairBits(rates, levels)));
    });
    let members = 0;
    let all = 0;
    for (const [at, pair] of pairs.entries()) {
      members += (belief[at] ?? 0) * (pair.weight ?? 1);
      all += pair.weight ?? 1;
    }
    share = Math.min(0.5, Math.max(1e-4, members / Math.max(1, all)));
    for (const group of GROUPS) rates.set(group, maximise(group, pairs, belief, begin.get(group)));
  }
  const bits = Object.fromEntries(GROUPS.map((group) => [group, groupBits(group, rates.get(group))])) as Record<
    Group,
    number[]
  >;
  return { ...start, version, source, bits };
}

/** No group may decide alone, and soft signals (age, hours, stance) may only nudge. */
const CAPS: { readonly [group in Group]?: number } = {
  age: 3,
  hours: 1,
  stance: 0,
  template: 6,
  graph: 9,
  text: 12,
  name: 14,
  member: 6,
  disguise: 5,
  agreement: 4,
};

/** Levels up to here are ordered: more of the same evidence never counts less. Quotations stand apart. */
const ORDERED: { readonly [group in Group]: number } = {
  text: 4,
  avatar: 3,
  media: 3,
  name: 5,
  link: 4,
  graph: 5,
  operations: 2,
  template: 3,
  hours: 3,
  age: 4,
  stance: 0,
  member: 3,
  disguise: 2,
  agreement: 2,
};

/** Bits per level, pooled where an order is violated, capped, to a tenth. */
function groupBits(group: Group, rates: Rates | undefined): number[] {
  if (!rates) return GROUP_LEVELS[group].map(() => 0);
  const cap = CAPS[group] ?? MAX_BITS;
  const ordered: { member: number; other: number; levels: number }[] = [];
  for (let level = 0; level < ORDERED[group]; level++) {
    ordered.push({ member: rates.member[level] ?? 0, other: rates.other[level] ?? 1, levels: 1 });
    for (
      let last = ordered.at(-1), before = ordered.at(-2);
      last && before;
      last = ordered.at(-1), before = ordered.at(-2)
    ) {
      if (last.member / last.other >= before.member / before.other) break;
      ordered.pop();
      before.member += last.member;
      before.other += last.other;
      before.levels += last.levels;
    }
  }
  const bits = ordered.flatMap(({ member, other, levels }) =>
    new Array<number>(levels).fill(Math.log2(member / other)),
  );
  for (let level = ORDERED[group]; level < GROUP_LEVELS[group].length; level++) bits.push(bitsOf(rates, level));
  return bits.map((value) => Math.round(Math.max(MIN_BITS, Math.min(cap, value)) * 10) / 10);
}

function maximise(
  group: Group,
  pairs: readonly TrainingPair[],
  belief: readonly number[],
  begin: Rates | undefined,
): Rates {
  const levels = GROUP_LEVELS[group].length;
  const member = Array.from({ length: levels }, (_, level) => PRIOR_PAIRS * (begin?.member[level] ?? 0));
  const other = Array.from({ length: levels }, (_, level) => PRIOR_PAIRS * (begin?.other[level] ?? 0));
  for (const [at, pair] of pairs.entries()) {
    const level = pair.levels[group];
    if (level === undefined) continue;
    const weight = pair.weight ?? 1;
    member[level] = (member[level] ?? 0) + weight * (belief[at] ?? 0);
    other[level] = (other[level] ?? 0) + weight * (1 - (belief[at] ?? 0));
  }
  const normal = (counts: number[]): number[] => {
    const total = counts.reduce((sum, count) => sum + count, 0);
    return counts.map((count) => count / total);
  };
  return { member: normal(member), other: normal(other) };
}

export interface ScoredPair {
  bits: number;
  member: boolean;
  weight?: number;
}

const SMALLEST_STEP = 1e-4;

interface Block {
  from: number;
  to: number;
  members: number;
  weight: number;
}

/**
 * Isotonic regression (pool adjacent violators) of the truth on the score, as a curve for `WeightTable.calibration`.
 * Each block is drawn toward its neighbours by half a pair on each side, so that no score claims certainty.
 */
export function isotonic(pairs: readonly ScoredPair[]): [number, number][] {
  const blocks: Block[] = [];
  for (const score of byScore(pairs)) {
    blocks.push(score);
    mergeBack(blocks);
  }
  const curve: [number, number][] = [];
  for (const { from, to, members, weight } of coarse(blocks)) {
    const rate = (members + 0.25) / (weight + 0.5);
    // It rises everywhere, so that a probability stands for one score.
    const least = (curve.at(-1)?.[1] ?? -SMALLEST_STEP) + SMALLEST_STEP;
    const probability = Math.round(Math.max(least, Math.min(0.9995, rate)) * 1e4) / 1e4;
    // Within a block the probability is the same, so the curve is a stair and not a slope from middle to middle.
    curve.push([from, probability]);
    if (to > from) curve.push([to, Math.round((probability + SMALLEST_STEP) * 1e4) / 1e4]);
  }
  return curve;
}

/** Equal scores cannot be told apart, so they are one block before any are pooled. */
function byScore(pairs: readonly ScoredPair[]): Block[] {
  const scores = new Map<number, Block>();
  for (const { bits, member, weight = 1 } of pairs) {
    const at = round1(bits);
    const known = scores.get(at) ?? { from: at, to: at, members: 0, weight: 0 };
    known.members += member ? weight : 0;
    known.weight += weight;
    scores.set(at, known);
  }
  return [...scores.values()].sort((a, b) => a.from - b.from);
}

const round1 = (value: number): number => Math.round(value * 10) / 10;
const rateOf = (block: Block | undefined): number => (block ? block.members / block.weight : 0);

function mergeBack(blocks: Block[]): void {
  while (blocks.length > 1 && rateOf(blocks.at(-2)) >= rateOf(blocks.at(-1))) {
    const right = blocks.pop();
    const left = blocks.at(-1);
    if (!right || !left) return;
    left.to = right.to;
    left.members += right.members;
    left.weight += right.weight;
  }
}

/** A channel is seen six times at most, so this many pairs are seven channels or more. */
const LEAST_PAIRS = 40;

/** Blocks of fewer pairs say little; they are joined with the next. */
function coarse(blocks: readonly Block[]): Block[] {
  const joined: Block[] = [];
  for (const block of blocks) {
    const last = joined.at(-1);
    if (last && last.weight < LEAST_PAIRS) {
      last.to = block.to;
      last.members += block.members;
      last.weight += block.weight;
    } else {
      joined.push({ ...block });
    }
  }
  return joined;
}

/** How well a table does on a frozen set: mean squared error, and mean distance of claimed from true in ten bands. */
export function judge(
  curve: WeightTable['calibration'],
  pairs: readonly ScoredPair[],
): { brier: number; calibrationError: number } {
  const bands = Array.from({ length: 10 }, () => ({ claimed: 0, members: 0, weight: 0 }));
  let squares = 0;
  let all = 0;
  for (const { bits, member, weight = 1 } of pairs) {
    const claimed = calibrated(curve, bits);
    const band = bands[Math.min(9, Math.floor(claimed * 10))];
    if (!band) continue;
    band.claimed += claimed * weight;
    band.members += member ? weight : 0;
    band.weight += weight;
    squares += weight * (claimed - (member ? 1 : 0)) ** 2;
    all += weight;
  }
  let error = 0;
  for (const { claimed, members } of bands) error += Math.abs(claimed - members);
  return { brier: all === 0 ? 0 : squares / all, calibrationError: all === 0 ? 0 : error / all };
}
