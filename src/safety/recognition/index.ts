export * from './answer-return.ts';
export * from './operation-return.ts';
export * from './types.ts';
export * from './verdicts.ts';
export * from './views.ts';
