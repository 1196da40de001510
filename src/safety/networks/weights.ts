import type { WeightTable } from './weight-table.ts';

/** The table in force, learned by `tocsin refit --write`; nothing else in the program holds a weight. */
export const WEIGHTS: WeightTable = {
  version: 'replay-11-12',
  source: 'replayed weeks of seeds 11, 12 at scale 0.6',
  bits: {
    text: [-1.3, 2, 6.1, 12, -1.2],
    avatar: [-1.3, 2, 5.1],
    media: [-0.5, 5.2, 12],
    name: [-1.4, -1.4, 11.1, 12.1, 14],
    link: [-1.4, 6.1, 9.8, 12],
    graph: [-0.6, 3.3, 6.9, 9, 9],
    operations: [-0.8, 12],
    template: [-0.5, 6, 6],
    hours: [-0.6, 0.3, 1],
    age: [-7, -7, 1.4, 1.4],
    stance: [0, 0, -0.7],
    member: [-5.2, 3, 6],
  },
  referenceBank: { avatar: 708, name: 1550 },
  prior: {
    recentBits: -6.6,
    quarterBits: -10,
    quietBits: -13.3,
    siblingBits: 1.5,
    siblingsNeeded: 3,
  },
  calibration: [
    [-22.7, 0],
    [-11.5, 0.0034],
    [-8.4, 0.0185],
    [-8.2, 0.0405],
    [-6.6, 0.0607],
    [-6.5, 0.069],
    [-5.1, 0.1771],
    [-1.3, 0.1772],
    [-1.1, 0.9977],
    [85.4, 0.9978],
  ],
  suspectedAt: 0.5,
  priorityAt: 0.997701,
};
