export * from './counters.ts';
export * from './countries.ts';
export * from './render.ts';
export { recordRecipients, recordReportTexts, transparencyReport } from './report.ts';
export type * from './types.ts';
