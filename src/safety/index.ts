/** The safety room's door. Each part adds its own line. */
export * from './fingerprints/index.ts';
export * from './networks/index.ts';
export * from './cases/index.ts';
export * from './collections.ts';
export * from './enforcement/index.ts';
export * from './errors.ts';
export * from './events/index.ts';
export * from './intake/index.ts';
export * from './limits.ts';
export * from './operations/index.ts';
export * from './orders/index.ts';
export type * from './ports.ts';
export * from './roles.ts';
export * from './staff.ts';
export type * from './staff-types.ts';
export * from './statements/index.ts';
export * from './subjects.ts';
export * from './transparency/index.ts';
