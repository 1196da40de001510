export * from './claim.ts';
export * from './close.ts';
export * from './load.ts';
export * from './looks.ts';
export * from './open-own.ts';
export * from './open.ts';
export * from './queue-page.ts';
export * from './queues.ts';
export type * from './types.ts';
