import type { Migration } from './types.ts';

/** Targets of an operation are read page by page in the order of their ids: without it each page sorts all of them. */
export const operationPages: Migration = {
  name: 'operation-pages',
  statements: ['CREATE INDEX safety_targets_operation ON safety_targets (c_operation)'],
};
