import { fileReport as keep, type NewReport } from '#domain';
import type { Call } from './context.ts';

/** Keeps the caller's complaint; the safety desk fetches it from there. */
export function fileReport(call: Call, report: Omit<NewReport, 'reporter'>): Promise<void> {
  return keep(call.world, { ...report, reporter: call.account });
}
