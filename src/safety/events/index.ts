export { hashEvent } from './chain.ts';
export { recordEvents } from './record.ts';
export * from './status.ts';
export * from './types.ts';
export * from './verify.ts';
