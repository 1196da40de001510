import { GROUPS, type Group, type Levels } from './groups.ts';
import type { WeightTable } from './weight-table.ts';
import { DAY_SECONDS } from './types.ts';

/** What the score needs besides the levels. */
export interface ScoreContext {
  now: number;
  actionAt: number;
  /** Members of the same network that a person confirmed as returned. */
  confirmedSiblings: number;
  /** Entries in the bank: chance of a look-alike grows with it. */
  bank: { avatars: number; names: number };
}

export interface Part {
  group: Group | 'prior';
  level: number | undefined;
  /** Tenths of a bit, so that sums are exact. */
  tenths: number;
}

export interface Score {
  /** Tenths of a bit; the sum of the parts, exactly. */
  tenths: number;
  parts: Part[];
  /** Calibrated probability that the subject belongs to the network, 0–1. */
  posterior: number;
}

const tenthsOf = (bits: number): number => Math.round(bits * 10);

/** Prior odds fall as the action recedes, and rise once several members are confirmed back. */
export function priorBits(weights: WeightTable, context: ScoreContext): number {
  const { recentBits, quarterBits, quietBits, siblingBits, siblingsNeeded } = weights.prior;
  const days = (context.now - context.actionAt) / DAY_SECONDS;
  const base = days <= 21 ? recentBits : days <= 90 ? quarterBits : quietBits;
  return context.confirmedSiblings >= siblingsNeeded ? base + siblingBits : base;
}

/** In a bank k times as large a chance look-alike is about k times as likely: log2 k bits less, within ±5. */
function bankShift(size: number, reference: number): number {
  return Math.max(-5, Math.min(3, -Math.log2(Math.max(1, size) / Math.max(1, reference))));
}

function bitsFor(weights: WeightTable, group: Group, level: number, context: ScoreContext): number {
  const bits = weights.bits[group][level] ?? 0;
  if (bits <= 0 || level === 0) return bits;
  if (group === 'avatar') return Math.max(0, bits + bankShift(context.bank.avatars, weights.referenceBank.avatar));
  if (group === 'name') return Math.max(0, bits + bankShift(context.bank.names, weights.referenceBank.name));
  return bits;
}

/** The Fellegi–Sunter score of a pair: prior plus one weight per group, and its calibrated probability. */
export function scorePair(weights: WeightTable, levels: Levels, context: ScoreContext): Score {
  const parts: Part[] = [{ group: 'prior', level: undefined, tenths: tenthsOf(priorBits(weights, context)) }];
  for (const group of GROUPS) {
    const level = levels[group];
    if (level === undefined) continue;
    const tenths = tenthsOf(bitsFor(weights, group, level, context));
    if (tenths !== 0) parts.push({ group, level, tenths });
  }
  const tenths = parts.reduce((sum, part) => sum + part.tenths, 0);
  return { tenths, parts, posterior: calibrated(weights.calibration, tenths / 10) };
}

/** Reads the calibration curve. */
export function calibrated(curve: WeightTable['calibration'], bits: number): number {
  const first = curve[0];
  if (!first || bits <= first[0]) return first?.[1] ?? 0;
  let left = first;
  for (const right of curve) {
    if (bits <= right[0]) {
      const span = right[0] - left[0];
      return span <= 0 ? right[1] : left[1] + ((right[1] - left[1]) * (bits - left[0])) / span;
    }
    left = right;
  }
  return left[1];
}
