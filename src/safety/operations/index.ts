export * from './approve.ts';
export { dryRun } from './dry-run.ts';
export { addTargets, excludeTarget, nameProtected, type NewTarget, planOperation } from './plan.ts';
export * from './run.ts';
export * from './types.ts';
