export { decideIn, type DecideOptions } from './decide.ts';
export { proveDecisions } from './prove.ts';
export * from './reverse.ts';
export * from './slots.ts';
export * from './types.ts';
