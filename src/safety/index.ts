/** The safety room's door. Each part adds its own line. */
export * from './fingerprints/index.ts';
export * from './networks/index.ts';
