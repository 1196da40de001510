import { fileReport as keep, type NewReport } from '#domain';
import type { Call } from './context.ts';

/** Hands a complaint to the safety desk; without one it is kept until a desk reads it. */
export function fileReport(call: Call, report: Omit<NewReport, 'reporter'>): Promise<void> {
  const whole = { ...report, reporter: call.account };
  return call.reports ? call.reports.file(whole) : keep(call.world, whole);
}
