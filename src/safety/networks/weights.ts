import { STARTER_WEIGHTS, type WeightTable } from './weight-table.ts';

/** The table in force. `tocsin refit --write` replaces this file; nothing else in the program holds a weight. */
export const WEIGHTS: WeightTable = STARTER_WEIGHTS;
