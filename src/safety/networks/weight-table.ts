import type { Group } from './groups.ts';

/** All numbers of the score, in bits, under one version. Written by `refit`, frozen per release. */
export interface WeightTable {
  version: string;
  /** What it was learned from, in words. */
  source: string;
  /** Bits per level of each group. */
  bits: { readonly [group in Group]: readonly number[] };
  /** How many entries the bank had per kind when the weights were learned: chance grows with the bank. */
  referenceBank: { avatar: number; name: number };
  /** log2 prior odds that a subject which appears now belongs to a given network, by the age of its action. */
  prior: { recentBits: number; quarterBits: number; quietBits: number; siblingBits: number; siblingsNeeded: number };
  /** Score in bits → probability, ascending in both; between two points the line, outside the nearer point. */
  calibration: readonly (readonly [number, number])[];
  /** Probabilities at which a pair becomes suspected and priority. */
  suspectedAt: number;
  priorityAt: number;
}

/** The starting table: published and assumed weights, before anything was learned. */
export const STARTER_WEIGHTS: WeightTable = {
  version: 'starter',
  source: 'assumed rates',
  bits: {
    text: [-0.5, 8, 13, 16, 0.5],
    avatar: [-0.8, 4, 7],
    media: [0, 5, 8],
    name: [-0.6, 4, 9, 10, 11],
    link: [-0.3, 7, 10, 12],
    graph: [-0.3, 3, 5, 6, 9],
    operations: [-0.4, 13],
    template: [-0.2, 4, 6],
    hours: [-0.8, 0, 1.5],
    age: [-6, -3, 1, 2],
    stance: [0, -6, -5],
    member: [-1, 3, 5],
    disguise: [-0.5, 4],
    agreement: [-2, 2],
  },
  referenceBank: { avatar: 700, name: 1_400 },
  prior: { recentBits: -6.6, quarterBits: -10, quietBits: -13.3, siblingBits: 1.5, siblingsNeeded: 3 },
  calibration: [
    [-6.6, 0.01],
    [-3.2, 0.1],
    [0, 0.5],
    [3.2, 0.9],
    [6.6, 0.99],
    [10, 0.999],
  ],
  suspectedAt: 0.5,
  priorityAt: 0.95,
};
